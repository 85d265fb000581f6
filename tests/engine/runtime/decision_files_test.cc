#include "engine/runtime/decision_files.h"

#include <catch2/catch.hpp>

#include "engine/dmn/evaluate.h"
#include "engine/feel/json.h"
#include "storage/memory/memory_store.h"

// Files of decisions that import one another.
namespace engine {
namespace {

// A digest that can be read.
class PlainHasher final : public Hasher {
 public:
  std::string sha256(std::string_view bytes) const override {
    const std::size_t at = bytes.find("namespace=\"");
    return "digest of " + std::string(bytes.substr(at + 11, 5));
  }
};

class NoRandom final : public Random {
 public:
  std::uint64_t word() override { return 1; }
};

std::string file(const std::string& name, const std::string& imported, const std::string& text) {
  const std::string dmn = "https://www.omg.org/spec/DMN/20191111/MODEL/";
  std::string out = "<definitions xmlns=\"" + dmn + "\" id=\"" + name + "\" name=\"" + name +
                    "\" namespace=\"urn:" + name + "\">";
  std::string requirement;
  if (!imported.empty()) {
    out += "<import name=\"" + imported + "\" namespace=\"urn:" + imported + "\" importType=\"" +
           dmn + "\"/>";
    requirement = "<informationRequirement><requiredDecision href=\"urn:" + imported +
                  "#d\"/></informationRequirement>";
  }
  return out + "<decision id=\"d\" name=\"D\"><variable name=\"D\"/>" + requirement +
         "<literalExpression><text>" + text +
         "</text></literalExpression></decision></definitions>";
}

std::string decided(const dmn::Model& model) {
  feel::Environment environment;
  const dmn::Evaluation evaluation =
      dmn::evaluate(model, "d", feel::ContextScope(feel::Value::context({})), environment);
  return evaluation.failure ? evaluation.failure->message : feel::to_json(evaluation.output);
}

struct Files {
  std::string base = file("a", "", "1");
  std::string middle = file("b", "a", "a.D + 1");
  std::string top = file("c", "b", "b.D * 10");
  PlainHasher hasher;
};

}  // namespace

TEST_CASE("a file of decisions imports others of its deployment, in any order", "[runtime]") {
  const Files files;
  DecisionFiles decisions(files.hasher);
  for (const std::string* each : {&files.top, &files.base, &files.middle}) decisions.add(*each);

  const DecisionFile& top = decisions.read(files.top);

  CHECK_FALSE(has_error(top.read.findings));
  REQUIRE(top.read.model != nullptr);
  CHECK(decided(*top.read.model) == "20");
  CHECK(top.imports == std::vector<std::string>{"digest of urn:a", "digest of urn:b"});
  CHECK(decisions.read(files.base).imports.empty());
}

TEST_CASE("an import that is not there, or leads back, is an error of the importing file",
          "[runtime]") {
  const Files files;
  const std::string circle = file("a", "c", "c.D");
  DecisionFiles alone(files.hasher);
  alone.add(files.middle);
  DecisionFiles round(files.hasher);
  for (const std::string* each : {&circle, &files.middle, &files.top}) round.add(*each);

  CHECK(has_error(alone.read(files.middle).read.findings));
  const bool is_told = has_error(round.read(circle).read.findings) ||
                       has_error(round.read(files.top).read.findings) ||
                       has_error(round.read(files.middle).read.findings);
  CHECK(is_told);
}

TEST_CASE("a deployed version is read again with what it imported then", "[runtime]") {
  const Files files;
  NoRandom random;
  storage::MemoryStore store(random);
  store.begin();
  store.put_blob("1", files.base);
  store.put_blob("2", files.middle);
  store.put_blob("3", files.top);
  store.commit();
  RequirementsVersion version;
  version.resource_name = "c.dmn";
  version.sha256 = "3";
  version.imports = {"1", "2"};

  const auto model = read_again(version, store);

  REQUIRE(model != nullptr);
  CHECK(decided(*model) == "20");
  version.imports = {"9"};
  CHECK_THROWS_WITH(read_again(version, store), "the bytes of an import of c.dmn are gone");
}

}  // namespace engine
