#include "engine/package/read_package.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <string>

namespace engine::package {
namespace {

using Files = std::map<std::string, std::string, std::less<>>;

// The shipped files themselves.
class Shipped : public FileSource {
 public:
  std::optional<std::string_view> find(std::string_view path) const override {
    std::string& bytes = read_[std::string(path)];
    if (bytes.empty()) {
      std::ifstream file(std::string(ASSENT_SOURCE_DIR) + "/" + std::string(path),
                         std::ios::binary);
      bytes.assign(std::istreambuf_iterator<char>(file), {});
    }
    if (bytes.empty()) return std::nullopt;
    return bytes;
  }

 private:
  mutable Files read_;
};

constexpr std::string_view kForm = R"({"id": "F-A", "components": [
  {"type": "textfield", "id": "f", "key": "name"}]})";

std::string package(const std::string& rest) {
  return R"({"id": "small", "name": "小", "title": "小", "begins": "2021-08-06T09:00+08:00",
    "calendar": "calendar.json", "people": "people.json", "models": ["F-A.form.json"])" +
         (rest.empty() ? "" : ",\n" + rest) + "}";
}

Files files(const std::string& rest) {
  return {{"examples/small/package.json", package(rest)},
          {"examples/small/calendar.json", R"({"id": "small", "zone": "UTC"})"},
          {"examples/small/people.json",
           R"({"units": [], "roles": [{"role": "r.clerk", "label": "经办"}], "people": []})"},
          {"examples/small/F-A.form.json", std::string(kForm)}};
}

std::string first_finding(const Files& all) {
  const PackageReading reading = read_package(MapFileSource(all), "small");
  CHECK(reading.package == nullptr);
  if (reading.findings.empty()) return "";
  const FileFinding& first = reading.findings.front();
  return first.file.substr(first.file.rfind('/') + 1) + " " + first.finding.rule + " " +
         first.finding.element;
}

TEST_CASE("a package is read with the files that it names", "[package]") {
  const PackageReading reading = read_package(MapFileSource(files("")), "small");

  for (const FileFinding& finding : reading.findings) UNSCOPED_INFO(finding);
  REQUIRE(reading.package != nullptr);
  CHECK(reading.package->id == "small");
  CHECK(to_iso(reading.package->begins) == "2021-08-06T01:00:00.000Z");
  CHECK(reading.package->calendar->zone() == "UTC");
  CHECK(reading.package->people->find_role("r.clerk") != nullptr);
  REQUIRE(reading.package->models.size() == 1);
  CHECK(reading.package->models[0].path == "examples/small/F-A.form.json");
}

TEST_CASE("a condition of further forms needs some, and sees the form", "[package]") {
  const auto intake = [](const std::string& rest) {
    return first_finding(files(
        R"("intakes": [{"id": "i", "label": "门", "message": "m", "form": "F-A", "who": "nominee",
             "correlationKey": "=correlationKey", )" +
        rest + "}]"));
  };

  CHECK(intake(R"("extraWhen": "=form.name = null")") ==
        "package.json bad-value intakes[0].extraWhen");
  CHECK(intake(R"("extraForms": ["F-A"], "extraWhen": "=person = null")") ==
        "package.json unknown-name intakes[0].extraWhen");
}

TEST_CASE("an intake is read with its expressions", "[package]") {
  const PackageReading reading =
      read_package(MapFileSource(files(
                       R"("registers": [{"id": "R-A", "key": "=name", "fields": [
               {"name": "name", "type": "text", "class": "P1", "list": "names"}]}],
             "lists": [{"id": "names", "title": "名", "items": [{"code": "ada", "text": "甲"}]}],
             "intakes": [{"id": "i", "label": "门", "message": "m", "form": "F-A", "who": "role",
               "roles": ["r.clerk"], "correlationKey": "=correlationKey",
               "reads": {"old": {"register": "R-A", "key": "=form.name"}},
               "refuse": [{"when": "=reads.old != null", "code": "DUPLICATE",
                           "reason": {"zh": "=\"已有 \" + form.name", "en": "there is one"}}],
               "records": [{"register": "R-A", "recordKey": "=form.name",
                            "record": "={name: form.name}"}],
               "variables": "={name: form.name}"}])")),
                   "small");

  for (const FileFinding& finding : reading.findings) UNSCOPED_INFO(finding);
  REQUIRE(reading.package != nullptr);
  const Intake* intake = reading.package->find_intake("i");
  REQUIRE(intake != nullptr);
  CHECK(intake->who == Sender::kRole);
  REQUIRE(intake->reads.size() == 1);
  CHECK(intake->reads[0].name == "old");
  REQUIRE(intake->refuse.size() == 1);
  CHECK(intake->refuse[0].reason.zh.expression.has_value());
  CHECK(intake->refuse[0].reason.en.text == "there is one");
  CHECK(reading.package->find_register("R-A")->fields[0].codes == std::vector<std::string>{"ada"});
}

TEST_CASE("a package that cannot be meant is refused with file and field", "[package]") {
  struct Row {
    std::string rest;
    std::string expected;
  };
  const auto row = GENERATE(
      Row{R"("colour": "red")", "package.json unknown-field colour"},
      Row{R"("library": ["D-X.dmn"])", "package.json missing-file D-X.dmn"},
      Row{R"("starters": [{"id": "s", "process": "P", "roles": ["r.clerk"]}])",
          "package.json unknown-reference starters.s"},
      Row{R"("starters": [{"id": "s", "process": "P", "roles": ["r.clerk"], "variables": "=forms"}])",
          "package.json unknown-reference starters.s"},
      Row{R"("lists": [{"id": "a", "items": []}, {"id": "a", "items": []}])",
          "package.json duplicate-id lists[1]"},
      Row{R"("intakes": [{"id": "i", "message": "m", "form": "F-B", "who": "public",
             "correlationKey": "=correlationKey"}])",
          "package.json unknown-reference intakes.i"},
      Row{R"("notices": [{"template": "n", "title": {"zh": "一", "en": "One"},
             "text": {"zh": "依据：{{rule}}", "en": "Rule: {{rule|rules}}"}}])",
          "package.json unknown-reference notices.n"},
      Row{R"("intakes": [{"id": "i", "message": "m", "form": "F-A", "who": "public",
             "correlationKey": "=correlationKey",
             "otherwise": {"process": "P", "variables": "=source"}}])",
          "package.json unknown-reference intakes.i"},
      Row{R"("intakes": [{"id": "i", "message": "m", "form": "F-A", "who": "public",
             "correlationKey": "=correlationKey", "otherwise": {"process": "P"}}])",
          "package.json missing-field intakes[0].otherwise.variables"},
      Row{R"("intakes": [{"id": "i", "message": "m", "form": "F-A", "who": "public",
             "correlationKey": "=correlationKey", "shows": "=variables"}])",
          "package.json unknown-name intakes[0].shows"});
  CAPTURE(row.rest);

  CHECK(first_finding(files(row.rest)) == row.expected);
}

TEST_CASE("expressions of a door use only the names that they see", "[package]") {
  const PackageReading reading = read_package(
      MapFileSource(files(R"("intakes": [{"id": "i", "message": "m", "form": "F-A", "who": "public",
        "correlationKey": "=campaign"}])")),
      "small");

  CHECK(reading.package == nullptr);
  REQUIRE(reading.findings.size() == 1);
  CHECK(reading.findings[0].finding.rule == "unknown-name");
  CHECK(reading.findings[0].finding.element == "intakes[0].correlationKey");
}

TEST_CASE("findings of the files of a package name the file", "[package]") {
  Files broken = files("");
  broken["examples/small/calendar.json"] = R"({"id": "small"})";
  CHECK(first_finding(broken) == "calendar.json missing-field zone");

  broken = files("");
  broken["examples/small/F-A.form.json"] =
      R"({"id": "F-A", "components": [{"type": "html", "id": "h"}]})";
  CHECK(first_finding(broken) == "F-A.form.json unsupported-component h");

  broken = files("");
  broken["examples/small/F-A.form.json"] =
      R"({"id": "F-A", "components": [{"type": "number", "id": "f", "key": "count"}]})";
  CHECK(first_finding(broken) == "F-A.form.json shadows-function count");

  broken = files("");
  broken.erase("examples/small/people.json");
  CHECK(first_finding(broken) == "package.json missing-file people");
}

TEST_CASE("the package of heping is read without a finding", "[package][library]") {
  const PackageReading reading = read_package(Shipped(), "heping");

  for (const FileFinding& finding : reading.findings) UNSCOPED_INFO(finding);
  CHECK(reading.findings.empty());
  REQUIRE(reading.package != nullptr);
  CHECK(reading.package->id == "heping");
  CHECK(reading.package->starters.size() == 1);
  CHECK(reading.package->find_intake("nomination") != nullptr);
  REQUIRE(reading.package->find_intake("hotline") != nullptr);
  CHECK(reading.package->find_intake("hotline")->otherwise->process == "S-OBJECTION");
  CHECK(reading.package->find_intake("hotline")->main_read()->register_id == "R-POSTING");
  CHECK(reading.package->find_register("R-NOMINATION") != nullptr);
  CHECK(reading.package->calendar->covers(2021));
}

}  // namespace
}  // namespace engine::package
