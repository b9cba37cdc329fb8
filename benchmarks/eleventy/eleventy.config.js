export default function (config) {
  config.addPassthroughCopy({ static: "/" });
  return { dir: { input: "content", output: "site", includes: "../_includes", data: "../data" }, markdownTemplateEngine: false };
}
