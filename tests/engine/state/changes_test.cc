#include "engine/state/changes.h"

#include <catch2/catch.hpp>
#include <string>

#include "engine/state/state.h"

namespace engine {
namespace {

Setting setting(std::string name, std::int64_t value) {
  return {std::move(name), feel::Value::number(value)};
}

std::string text(const State& state) {
  std::string out;
  for (const Setting& row : state.settings) {
    out += row.name + "=" + std::to_string(*row.value.as_integer()) + " ";
  }
  return out;
}

// "name:before>after" of every change, `-` for none.
std::string told(const Changes& changes) {
  std::string out;
  changes.for_each([&]<class Row>(const Row* before, const Row* after) {
    if constexpr (std::is_same_v<Row, Setting>) {
      const auto value = [](const Setting* row) {
        return row == nullptr ? "-" : std::to_string(*row->value.as_integer());
      };
      out += (after != nullptr ? after : before)->name + ":" + value(before) + ">" + value(after) +
             " ";
    }
  });
  return out;
}

struct Fixture {
  Fixture() {
    state.settings.load(setting("a", 1));
    state.settings.load(setting("b", 2));
    state.begin(changes);
  }
  State state;
  Changes changes;
};

}  // namespace

TEST_CASE("changes tell each row with what it was before", "[state]") {
  Fixture fixture;
  fixture.changes.update(fixture.state.settings, "a").value = feel::Value::number(5);
  fixture.changes.update(fixture.state.settings, "a").value = feel::Value::number(6);
  fixture.changes.erase(fixture.state.settings, "b");
  fixture.changes.insert(fixture.state.settings, setting("c", 3));

  CHECK(told(fixture.changes) == "a:1>6 b:2>- c:->3 ");
  CHECK(text(fixture.state) == "a=6 c=3 ");
}

TEST_CASE("taking a step back leaves the rows as they were", "[state]") {
  Fixture fixture;
  fixture.changes.update(fixture.state.settings, "a").value = feel::Value::number(6);
  fixture.changes.erase(fixture.state.settings, "a");
  fixture.changes.erase(fixture.state.settings, "b");
  fixture.changes.insert(fixture.state.settings, setting("b", 9));
  fixture.changes.insert(fixture.state.settings, setting("c", 3));

  fixture.state.undo(fixture.changes);

  CHECK(text(fixture.state) == "a=1 b=2 ");
  CHECK(fixture.changes.empty());
}

TEST_CASE("a row is found by its name after it was taken back", "[state]") {
  // Longer than the text that a std::string holds in itself.
  const std::string name = "a name that lies on the heap";
  State state;
  Changes changes;
  state.settings.load(setting(name, 1));
  state.settings.load(setting(name + ", another", 2));
  state.begin(changes);
  changes.update(state.settings, name).value = feel::Value::number(5);
  changes.erase(state.settings, name);

  state.undo(changes);

  REQUIRE(state.settings.find(name) != nullptr);
  CHECK(state.settings.find(name)->value == feel::Value::number(1));
  CHECK(state.settings.begin()->name == name);
}

TEST_CASE("a row that came and went in one step is no change", "[state]") {
  Fixture fixture;
  fixture.changes.insert(fixture.state.settings, setting("c", 3));
  fixture.changes.erase(fixture.state.settings, "c");

  CHECK(told(fixture.changes).empty());
}

TEST_CASE("steps are taken back one by one, the last first", "[state]") {
  Fixture fixture;
  fixture.changes.update(fixture.state.settings, "a").value = feel::Value::number(5);
  Changes second;
  fixture.state.begin(second);
  second.update(fixture.state.settings, "a").value = feel::Value::number(6);

  fixture.state.undo(second);
  CHECK(text(fixture.state) == "a=5 b=2 ");
  fixture.state.undo(fixture.changes);
  CHECK(text(fixture.state) == "a=1 b=2 ");
}

TEST_CASE("rows lie in the order of their keys, however they came", "[state]") {
  State state;
  for (const char* const name : {"m", "z", "a", "k"}) state.settings.load(setting(name, 0));

  CHECK(text(state) == "a=0 k=0 m=0 z=0 ");
  CHECK(state.settings.from("l")->name == "m");
  CHECK(state.settings.from("zz") == state.settings.end());
  CHECK(state.settings.find("l") == nullptr);
}

}  // namespace engine
