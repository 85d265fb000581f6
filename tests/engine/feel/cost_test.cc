// Whatever takes time takes steps, so that a budget of steps is a budget of time.
#include <catch2/catch.hpp>
#include <set>

#include "engine/feel/closure.h"
#include "tests/engine/feel/feel_support.h"

namespace engine::feel {
namespace {

constexpr std::int64_t kPlenty = 100'000'000;

// A large value of one of the kinds that a parameter takes, a small one where no kind is large.
Value large_argument(const BuiltinParameter& parameter) {
  const auto takes = [&](Kind kind) { return (parameter.kinds & bit(kind)) != 0; };
  if (takes(Kind::kList)) return Value::list(std::vector<Value>(20'000, Value::number(7)));
  if (takes(Kind::kString)) return Value::string(std::string(400'000, 'a'));
  if (takes(Kind::kContext)) {
    std::vector<Entry> entries;
    for (int i = 0; i < 2'000; ++i) entries.push_back({"key" + std::to_string(i), Value()});
    return Value::context(std::move(entries));
  }
  if (takes(Kind::kNumber)) return Value::number(1);
  if (takes(Kind::kDate)) return Value::date({2021, 8, 6});
  if (takes(Kind::kDateTime)) return Value::date_time({{2021, 8, 6}, {0, Zone::utc()}});
  if (takes(Kind::kTime)) return Value::time({0, {}});
  if (takes(Kind::kDaysTime)) return Value::days_time({1, 0});
  if (takes(Kind::kRange)) return Value::range({Value::number(1), Value::number(2), true, true});
  return built_in_function("before");
}

std::int64_t steps_of(const std::string& source) {
  const Result<Expression> expression = compile(source);
  REQUIRE(expression);
  Environment environment;
  environment.budget.limits.steps = kPlenty;
  const Result<Value> value = evaluate(*expression, ContextScope(Value::context({})), environment);
  REQUIRE(value);
  return kPlenty - environment.budget.steps_left();
}

TEST_CASE("a function counts steps for the size of its arguments", "[feel][budget]") {
  // Those that look at no more than one place of what they are given.
  const std::set<std::string_view> quick = {"count",     "is empty", "is defined", "get or else",
                                            "get value", "not",      "assert"};
  for (const std::string_view name : built_in_names()) {
    for (const Builtin& builtin : find_builtins(name)) {
      std::vector<Value> arguments;
      std::uint64_t bytes = 0;
      for (std::size_t i = 0; i < builtin.parameter_count(); ++i) {
        arguments.push_back(large_argument(builtin.parameters[i]));
        bytes += arguments.back().measure().bytes;
      }
      Environment environment;
      environment.budget.limits.steps = kPlenty;
      environment.budget.reset();
      environment.running = 1;

      call_candidates({name, {{&builtin, {}}}}, arguments, environment, {});

      const std::int64_t steps = kPlenty - environment.budget.steps_left();
      INFO(name << ": " << steps << " steps for " << bytes << " bytes");
      if (quick.count(name) == 0 && bytes > 10'000) {
        CHECK(steps >= static_cast<std::int64_t>(bytes / 64));
      }
    }
  }
}

TEST_CASE("comparing long strings and lists takes steps", "[feel][budget]") {
  const std::string with_text =
      "{t: string join(for i in 1..20000 return \"0123456789\"), u: t + \"x\", ";

  CHECK(steps_of(with_text + "r: t = u}.r") - steps_of(with_text + "r: 1}.r") > 3'000);
  CHECK(steps_of(with_text + "r: t < u}.r") - steps_of(with_text + "r: 1}.r") > 3'000);
  CHECK(steps_of(with_text + "r: t in (u)}.r") - steps_of(with_text + "r: 1}.r") > 3'000);
  CHECK(steps_of(with_text + "r: t between u and u}.r") - steps_of(with_text + "r: 1}.r") > 3'000);
  const std::string with_list = "{l: for i in 1..20000 return i, ";
  CHECK(steps_of(with_list + "r: l instance of list<number>}.r") - steps_of(with_list + "r: 1}.r") >
        19'000);
}

TEST_CASE("long reckoning and large patterns take steps", "[feel][budget]") {
  CHECK(steps_of("{x: 1.5, r: x ** 999999}.r") > 200);
  CHECK(steps_of("{x: 1e6000, r: modulo(x, 7)}.r") > 100);
  CHECK(steps_of("{x: \"a\", r: matches(x, \"(a{1,100}){1,100}\")}.r") > 10'000);
  CHECK(steps_of("{x: \"a\", r: matches(x, \"[\\w\\i]\", \"i\")}.r") > 10'000);
  CHECK(steps_of("{x: \"a\", r: matches(x, \"a\")}.r") < 500);
}

}  // namespace
}  // namespace engine::feel
