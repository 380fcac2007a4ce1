import { expect, it } from "vitest";

import { nameSource, webUrl } from "./repository.ts";
import { decode, unquotePath } from "./text.ts";

it("reads paths as git quotes them", () => {
  expect(unquotePath("plain/path.py")).toBe("plain/path.py");
  expect(unquotePath('"caf\\303\\251 \\"x\\"\\t\\n\\\\"')).toBe('café "x"\t\n\\');
  expect(unquotePath('"caf\\351"')).toBe("caf\\xE9");
});

it("keeps bytes apart that are not UTF-8", () => {
  expect(decode(Buffer.from([0x61, 0xff, 0x62]))).toBe("a\\xFFb");
  expect(decode(Buffer.from([0x61, 0xfe, 0x62]))).toBe("a\\xFEb");
});

it.each([
  ["https://github.com/a/b.git", "https://github.com/a/b"],
  ["git@github.com:a/b.git", "https://github.com/a/b"],
  ["ssh://git@gitlab.com:22/g/sub/b", "https://gitlab.com/g/sub/b"],
  ["/home/me/b", undefined],
  ["file:///home/me/b", undefined],
  ["javascript:alert(1)//x.com/a", undefined],
])("finds the page of %s", (origin, page) => {
  expect(webUrl(origin)).toBe(page);
});

it("names a source after its origin, else after the folder that says most", () => {
  expect(nameSource({ path: "/x/y", origin: "git@github.com:a/b.git" })).toBe("a/b");
  expect(nameSource({ path: "/x/thing/repo", origin: undefined })).toBe("thing");
  expect(nameSource({ path: "/x/thing.git", origin: undefined })).toBe("thing");
  expect(nameSource({ path: "/x/thing/.git", origin: undefined })).toBe("thing");
});
