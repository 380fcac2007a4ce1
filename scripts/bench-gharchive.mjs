// Reading hours of GH Archive beside `zcat FILE | jq -c .`: whole processes, in turn on the same file.
//
// Without a file it makes an hour: recorded payloads of webhooks (as the archive had them until October 2025)
// with names, numbers and texts that differ, mostly pushes. Shares of kinds are by judgement; a recorded
// weekday hour of 2024 had about 230,000 events in 92 MB, so about 400 bytes an event as compressed.

import { spawnSync } from "node:child_process";
import { createReadStream, createWriteStream, linkSync, mkdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";

import { generator } from "../dist/statistics/bootstrap.js";
import { median, round, timed } from "./bench-tools.mjs";

const SHARES = {
  push: ["PushEvent", 0.57],
  create: ["CreateEvent", 0.13],
  pull_request: ["PullRequestEvent", 0.07],
  issue_comment: ["IssueCommentEvent", 0.06],
  star: ["WatchEvent", 0.06],
  delete: ["DeleteEvent", 0.03],
  pull_request_review: ["PullRequestReviewEvent", 0.02],
  pull_request_review_comment: ["PullRequestReviewCommentEvent", 0.02],
  issues: ["IssuesEvent", 0.02],
  fork: ["ForkEvent", 0.015],
  release: ["ReleaseEvent", 0.005],
};
const EVENTS = 100_000;
/** One event in so many is of the repository that is asked for; of a given file it is the one with most events. */
const OF_OURS = 500;
const OURS = "lab/project";

export async function benchArchive(files, { runs, main, folder }) {
  const made = files.length === 0;
  const hours = made ? await makeHours(folder) : files;
  const [first] = hours;
  const only = made ? OURS : await busiest(first);
  const hasJq = spawnSync("jq", ["--version"]).status === 0;
  const read = (location, run) =>
    timed(process.execPath, [
      main,
      "read",
      `gharchive:${location}`,
      "--only",
      only,
      "--workspace",
      join(folder, `archive-${run}`),
    ]);
  const pairs = [];
  for (let run = 0; run < runs; run++) {
    const peer = hasJq
      ? await timed("sh", ["-c", 'zcat "$1" | jq -c . >/dev/null', "sh", first])
      : { ms: Number.NaN, peakMb: Number.NaN };
    const own = await read(first, `one-${run}`);
    pairs.push({ peer: peer.ms, own: own.ms, ratio: peer.ms / own.ms, peakMb: own.peakMb });
  }
  const all = await read(hours.slice(0, 10).join(","), "ten");
  const pick = (key) => median(pairs.map((pair) => pair[key]));
  return {
    file: made ? `an hour made of ${EVENTS} recorded payloads` : first,
    mb: round(statSync(first).size / 1e6),
    jq: hasJq ? "found" : "not installed (Debian: apt-get install jq)",
    jqMs: Math.round(pick("peer")),
    readMs: Math.round(pick("own")),
    timesJq: round(pick("ratio")),
    mbPerSecond: round(statSync(first).size / 1e3 / pick("own")),
    peakMb: Math.round(pick("peakMb")),
    files: Math.min(10, hours.length),
    filesMs: Math.round(all.ms),
    filesPeakMb: Math.round(all.peakMb),
  };
}

async function busiest(path) {
  const counts = new Map();
  for await (const line of createInterface({ input: createReadStream(path).pipe(createGunzip()) })) {
    const name = /"repo":\{"id":\d+,"name":"([^"]+)"/.exec(line)?.[1];
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].reduce((most, one) => (one[1] > most[1] ? one : most), [OURS, 0])[0];
}

/** Ten names of one hour: what is in them is read ten times. */
async function makeHours(folder) {
  const hours = join(folder, "hours");
  mkdirSync(hours, { recursive: true });
  const first = join(hours, "2024-09-11-0.json.gz");
  await pipeline(Readable.from(chunks(lines())), createGzip({ level: 6 }), createWriteStream(first));
  const paths = [first];
  for (let hour = 1; hour < 10; hour++) {
    const path = join(hours, `2024-09-11-${hour}.json.gz`);
    rmSync(path, { force: true });
    linkSync(first, path);
    paths.push(path);
  }
  return paths;
}

function* chunks(texts) {
  let held = [];
  for (const text of texts) {
    held.push(text);
    if (held.length === 200) {
      yield held.join("");
      held = [];
    }
  }
  yield held.join("");
}

function* lines() {
  const random = generator(5);
  const below = (n) => Math.floor(random() * n);
  const words = readFileSync(new URL("../README.md", import.meta.url), "utf8").split(/\s+/);
  const text = (most) => Array.from({ length: below(most) }, () => words[below(words.length)]).join(" ");
  const recorded = new Map(
    createRequire(import.meta.url)("@octokit/webhooks-examples").map(({ name, examples }) => [name, examples]),
  );
  for (let event = 0; event < EVENTS; event++) {
    let share = random();
    const name = Object.keys(SHARES).find((kind) => (share -= SHARES[kind][1]) < 0) ?? "push";
    const examples = recorded.get(name);
    const {
      repository: _where,
      sender: _who,
      organization: _whose,
      installation: _app,
      ...payload
    } = examples[below(examples.length)];
    const login = `user-${below(60_000)}`;
    const repo = below(OF_OURS) === 0 ? OURS : `owner-${below(40_000)}/repo-${below(50)}`;
    const number = String(below(100_000));
    const id = String(10_000_000 + below(900_000_000));
    const varied = JSON.stringify(name === "push" ? pushOf(text, below) : payload)
      .replaceAll(/"body":(?:"[^"]*"|null)/g, () => `"body":${JSON.stringify(text(120))}`)
      .replaceAll("Codertocat/Hello-World", repo)
      .replaceAll("Codertocat", login)
      .replaceAll(/"(id|pull_request_review_id)":\d+/g, `"$1":${id}`)
      .replaceAll(/"number":\d+/g, `"number":${number}`);
    yield `{"id":"${41_000_000_000 + event}","type":"${SHARES[name][0]}","actor":{"id":${id},"login":"${login}","display_login":"${login}","gravatar_id":"","url":"https://api.github.com/users/${login}","avatar_url":"https://avatars.githubusercontent.com/u/${id}?"},"repo":{"id":${id},"name":"${repo}","url":"https://api.github.com/repos/${repo}"},"payload":${varied},"public":true,"created_at":"2024-09-11T00:${String(Math.floor((60 * event) / EVENTS)).padStart(2, "0")}:00Z"}\n`;
  }
}

/** A push as the archive has it: other fields than a webhook's. */
function pushOf(text, below) {
  const sha = () =>
    Array.from({ length: 5 }, () =>
      below(2 ** 32)
        .toString(16)
        .padStart(8, "0"),
    ).join("");
  return {
    repository_id: below(1e9),
    push_id: below(1e10),
    size: 1,
    distinct_size: 1,
    ref: "refs/heads/main",
    head: sha(),
    before: sha(),
    commits: [
      {
        sha: sha(),
        author: { email: `${sha()}@example.org`, name: `Somebody ${below(60_000)}` },
        message: text(20),
        distinct: true,
        url: "https://api.github.com/repos/owner/name/commits/x",
      },
    ],
  };
}
