#include "storage/log/record.h"

#include <catch2/catch.hpp>

#include "engine/feel/json.h"
#include "storage/log/base64.h"
#include "storage/log/canonical_json.h"
#include "storage/log/record_reader.h"

using engine::RecordedEvent;
using storage::RecordPlace;
using storage::RecordWriter;

namespace {

class SameWord final : public engine::Random {
 public:
  std::uint64_t word() override { return word_++; }

 private:
  std::uint64_t word_ = 7;
};

class NoNames final : public engine::ModelNames {
 public:
  std::string element_id(engine::ProcessDefinitionKey, engine::ElementIndex) const override {
    return "Task_Interview";
  }
  std::string flow_id(engine::ProcessDefinitionKey, engine::FlowIndex) const override {
    return "f";
  }
  engine::ElementIndex element_index(engine::ProcessDefinitionKey,
                                     std::string_view) const override {
    return {3};
  }
  engine::FlowIndex flow_index(engine::ProcessDefinitionKey, std::string_view) const override {
    return {1};
  }
};

engine::feel::Value json(const char* text) {
  return engine::feel::parse_json(text).value();
}

engine::Actor officer() {
  engine::Actor actor;
  actor.kind = engine::ActorKind::kAccount;
  actor.account = {1, 2};
  actor.via = "browser";
  actor.roles = {{"vetting-officer", "U1"}};
  return actor;
}

constexpr engine::Instant kTime{1'629'734'400'123};

}  // namespace

TEST_CASE("a record of no case has no chain", "[storage][log]") {
  SameWord random;
  RecordWriter writer(random);
  const engine::Actor actor;
  const RecordedEvent events[] = {{{}, {}, engine::ClockPinned{{1000}}}};

  writer.write({kTime, "PinClock", actor, {}, {}, {}, events},
               RecordPlace{"example.org/log", 4, {}, 0, {}, nullptr}, NoNames());

  CHECK(writer.bytes() ==
        R"({"actor":"system:open","case":null,"case_prev":null,"case_seq":null,"cause":[],)"
        R"("cmd":"PinClock","ev":[{"pub":{"at":"1970-01-01T00:00:01.000Z"},"sd":[],)"
        R"("t":"ClockPinned"}],"key":null,"log":"example.org/log","obo":null,"proc":null,)"
        R"("role":null,"seq":4,"ts":"2021-08-23T16:00:00.123Z","v":1,"via":null})");
  CHECK(writer.disclosures().empty());
}

TEST_CASE("a record of a case names who, what and the record before it", "[storage][log]") {
  SameWord random;
  RecordWriter writer(random);
  const engine::Actor actor = officer();
  engine::ProcessVersion process;
  process.id = "nomination";
  process.version = 7;
  process.sha256 = "abcd";
  storage::Hash before{};
  before[0] = 0xFF;
  const std::uint64_t cause[] = {121, 122};
  const RecordedEvent events[] = {{{5}, {}, engine::UserTaskUnassigned{{11}}}};

  writer.write({kTime, "UnassignUserTask", actor, {5}, "beef", cause, events},
               {"example.org/log", 123, {1, 15}, 17, before, &process}, NoNames());

  CHECK(writer.bytes() ==
        R"({"actor":"u:00000000000000010000000000000002",)"
        R"("case":"c:0000000000000001000000000000000f",)"
        R"("case_prev":"/wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=","case_seq":17,)"
        R"("cause":[121,122],"cmd":"UnassignUserTask","ev":[{"ei":"11","pub":{"task":"11"},)"
        R"("sd":[],"t":"UserTaskUnassigned"}],"key":"beef","log":"example.org/log","obo":null,)"
        R"("proc":{"id":"nomination","sha256":"abcd","ver":7},"role":"vetting-officer",)"
        R"("seq":123,"ts":"2021-08-23T16:00:00.123Z","v":1,"via":"browser"})");
}

TEST_CASE("private values stand in the record as digests of their disclosures", "[storage][log]") {
  SameWord random;
  RecordWriter writer(random);
  const engine::Actor actor = officer();
  const RecordedEvent events[] = {
      {{5},
       json("\"p1\""),
       engine::VariablesWritten{
           {5}, {5}, {{{6}, "salary", json("1.50")}, {{7}, "who", json("null")}}}},
      {{5}, {}, engine::UserTaskCompleted{{11}, "pass", std::string("a secret opinion"), {}, {}}}};

  writer.write({kTime, "CompleteUserTask", actor, {5}, {}, {}, events},
               {"example.org/log", 9, {1, 15}, 1, {}, nullptr}, NoNames());

  const std::string bytes(writer.bytes());
  CHECK_FALSE(storage::check_canonical(bytes).has_value());
  CHECK(bytes.find("secret") == std::string::npos);
  CHECK(bytes.find("1.5") == std::string::npos);
  CHECK(bytes.find("salary") != std::string::npos);
  REQUIRE(writer.disclosures().size() == 2);
  CHECK(writer.disclosures()[0].subject == "p1");
  CHECK(writer.disclosures()[1].subject.empty());
  const auto record = storage::read_record(bytes);
  REQUIRE(record.has_value());
  REQUIRE(record->events.size() == 2);
  storage::Hasher hasher;
  const auto first = storage::read_disclosure(writer.disclosures()[0].text);
  const auto second = storage::read_disclosure(writer.disclosures()[1].text);
  REQUIRE(first.has_value());
  REQUIRE(second.has_value());
  REQUIRE(first->size() == 2);
  CHECK(first->at(0).value == "1.5");
  CHECK(first->at(1).value == "null");
  CHECK(second->at(0).n == 2);
  CHECK(storage::digest_of(first->at(0).form, hasher) == record->events[0].digests.at(0));
  CHECK(storage::digest_of(first->at(1).form, hasher) == record->events[0].digests.at(1));
  CHECK(storage::digest_of(second->at(0).form, hasher) == record->events[1].digests.at(0));
  CHECK(first->at(0).form != first->at(1).form);
}

TEST_CASE("events are read back with what is still disclosed", "[storage][log]") {
  SameWord random;
  RecordWriter writer(random);
  const engine::Actor actor = officer();
  const RecordedEvent events[] = {
      {{5},
       {},
       engine::VariablesWritten{{5}, {5}, {{{6}, "a", json("[1,2.50]")}, {{7}, "b", json("2")}}}},
      {{5}, {}, engine::UserTaskUnassigned{{11}}}};
  writer.write({kTime, "Test", actor, {5}, {}, {}, events},
               {"example.org/log", 9, {1, 15}, 1, {}, nullptr}, NoNames());
  const auto record = storage::read_record(writer.bytes());
  REQUIRE(record.has_value());

  std::vector<engine::Event> read;
  const auto done = storage::read_events(*record, {{0, "[1,2.5]"}}, NoNames(),
                                         [&](engine::Event event) { read.push_back(event); });

  REQUIRE(done.has_value());
  REQUIRE(read.size() == 2);
  const auto& written = std::get<engine::VariablesWritten>(read[0]);
  CHECK(written.variables.at(0).value.value == json("[1,2.5]"));
  CHECK(written.variables.at(1).value.value == json("\"erased\""));
  CHECK(std::get<engine::UserTaskUnassigned>(read[1]).task == engine::UserTaskKey{11});
}

TEST_CASE("what is no record of this form is refused by name", "[storage][log]") {
  const std::string good =
      R"({"actor":"public","case":null,"case_prev":null,"case_seq":null,"cause":[],"cmd":"c",)"
      R"("ev":[],"key":null,"log":"l","obo":null,"proc":null,"role":null,"seq":1,)"
      R"("ts":"2021-08-23T16:00:00.123Z","v":1,"via":null})";
  REQUIRE(storage::read_record(good).has_value());
  const auto refused = [&](const std::string& from, const std::string& to) {
    std::string bytes = good;
    bytes.replace(bytes.find(from), from.size(), to);
    const auto record = storage::read_record(bytes);
    return record.has_value() ? std::string("nothing") : record.error().message;
  };

  CHECK(refused("\"v\":1", "\"v\":2").find("'v'") == 0);
  CHECK(refused("\"seq\":1", "\"seq\":-1").find("'seq'") == 0);
  CHECK(refused("2021-08-23T", "2021-13-23T").find("'ts'") == 0);
  CHECK(refused("\"case\":null", "\"case\":\"c:00\"").find("'case'") == 0);
  CHECK(refused("\"case_seq\":null", "\"case_seq\":1").find("'case'") == 0);
  CHECK(refused("\"ev\":[]", "\"ev\":[{}]").find("'t'") == 0);
  CHECK(refused("\"ev\":[]", R"("ev":[{"pub":{},"sd":["x"],"t":"E"}])").find("'sd'") == 0);
  CHECK(refused("\"log\":\"l\"", "\"log\":null").find("'log'") == 0);
}
