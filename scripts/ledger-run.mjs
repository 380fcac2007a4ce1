// node scripts/ledger-run.mjs REPOSITORY FOLDER [plain]
//
// Makes the line ledger of a repository from nothing, and nothing else of what a reading makes: what
// the benchmark of the ledger times. Writes its state, its commits and its paths into FOLDER.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { AbsentBlobs } from "../dist/sources/git/absence.js";
import { readCommits } from "../dist/sources/git/commits.js";
import { ledgerChange } from "../dist/sources/git/ledger/commit.js";
import { Ledger } from "../dist/sources/git/ledger/ledger.js";
import { BorrowedRepository, findRepository } from "../dist/sources/git/repository.js";
import { readTopology } from "../dist/sources/git/topology.js";

const [path, folder, mode] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const repository = await findRepository(path);
const borrowed = await BorrowedRepository.create(repository, join(folder, "borrowed"));
const topology = await readTopology(borrowed.gitDir, repository.head);
const absent = new AbsentBlobs(borrowed, repository.head);
const ledger = new Ledger({ moves: mode !== "plain" });
ledger.expect(topology.parents.values());
const numbers = new Map();
const numberOf = (name) => {
  if (!numbers.has(name)) numbers.set(name, numbers.size);
  return numbers.get(name);
};
let number = 0;
for await (const commits of readCommits(borrowed.gitDir, topology, (failure) => absent.standIn(failure))) {
  for (const { sha, parents, files, merged } of commits) {
    ledger.add({
      number,
      sha,
      parents,
      main: topology.landedWith[number] === number,
      files: files.map((file) => ledgerChange(file, numberOf)),
      merged: merged?.paths.flatMap((name, place) => [numberOf(name), merged.blobs[place]]),
    });
    number++;
  }
}
writeFileSync(join(folder, "ledger.bin"), ledger.save());
const about = {
  head: repository.head,
  order: topology.order,
  paths: [...numbers.keys()],
  misfits: ledger.misfits,
};
writeFileSync(join(folder, "about.json"), JSON.stringify(about));
