// Numbers are decimal128: 34 digits, rounded once, half to even unless a function says otherwise.
#include <catch2/catch.hpp>
#include <random>

#include "engine/feel/number.h"
#include "tests/engine/feel/feel_support.h"

namespace engine::feel {
namespace {

using test::run;

struct Row {
  const char* source;
  const char* result;
};

TEST_CASE("results have 34 digits, the last of them rounded to even", "[feel][number]") {
  const Row row =
      GENERATE(Row{"0.1 + 0.2", "0.3"}, Row{"1 / 3", "0.3333333333333333333333333333333333"},
               Row{"2 / 3", "0.6666666666666666666666666666666667"},
               Row{"10 ** 33 + 1", "1000000000000000000000000000000001"},
               Row{"10 ** 34 + 1", "10000000000000000000000000000000000"},
               Row{"10 ** 34 + 5", "10000000000000000000000000000000000"},
               Row{"10 ** 34 + 15", "10000000000000000000000000000000020"},
               Row{"10 ** 34 + 25", "10000000000000000000000000000000020"},
               Row{"9999999999999999999999999999999999 + 1", "10000000000000000000000000000000000"},
               Row{"1 / 7 * 7", "1"}, Row{"1 / 3 * 3", "0.9999999999999999999999999999999999"},
               Row{"sqrt(2)", "1.414213562373095048801688724209698"}, Row{"sqrt(2) * sqrt(2)", "2"},
               Row{"exp(1)", "2.718281828459045235360287471352662"},
               Row{"exp(-1)", "0.3678794411714423215955237701614609"},
               Row{"log(2)", "0.6931471805599453094172321214581766"},
               Row{"2 ** 0.5", "1.414213562373095048801688724209698"},
               Row{"2 ** 112", "5192296858534827628530496329220096"},
               Row{"2 ** 113", "10384593717069655257060992658440190"},
               Row{"0.1 ** 20", "0.00000000000000000001"}, Row{"1.0 = 1.00", "true"},
               Row{"-0", "0"}, Row{"0 * -1", "0"}, Row{"1e6144", "1E6144"},
               Row{"1 ** 999999999", "1"}, Row{"1 ** 1000000000", "null"},
               Row{"1e6144 * 10", "null"}, Row{"10 ** 6145", "null"}, Row{"0 ** 0", "1"},
               Row{"0 ** -1", "null"}, Row{"(-8) ** 0.5", "null"}, Row{"1e-6176 / 10", "0"});

  CHECK(run(row.source) == row.result);
}

// The table of java.math.RoundingMode, which the standard names its functions after.
TEST_CASE("each rounding mode rounds each side its own way", "[feel][number]") {
  constexpr const char* kNumbers[] = {"5.5",  "2.5",  "1.6",  "1.1",  "1.0",
                                      "-1.0", "-1.1", "-1.6", "-2.5", "-5.5"};
  struct Mode {
    const char* function;
    const char* results[10];
  };
  const Mode mode =
      GENERATE(Mode{"round up", {"6", "3", "2", "2", "1", "-1", "-2", "-2", "-3", "-6"}},
               Mode{"round down", {"5", "2", "1", "1", "1", "-1", "-1", "-1", "-2", "-5"}},
               Mode{"ceiling", {"6", "3", "2", "2", "1", "-1", "-1", "-1", "-2", "-5"}},
               Mode{"floor", {"5", "2", "1", "1", "1", "-1", "-2", "-2", "-3", "-6"}},
               Mode{"round half up", {"6", "3", "2", "1", "1", "-1", "-1", "-2", "-3", "-6"}},
               Mode{"round half down", {"5", "2", "2", "1", "1", "-1", "-1", "-2", "-2", "-5"}},
               Mode{"decimal", {"6", "2", "2", "1", "1", "-1", "-1", "-2", "-2", "-6"}});

  for (std::size_t i = 0; i < std::size(kNumbers); ++i) {
    const std::string number = kNumbers[i];
    const std::string function = mode.function;
    INFO(function << " of " << number);
    CHECK(run(function + "(" + number + ", 0)") == mode.results[i]);
    // Moved by twenty places, beyond 64 bits, the digits are the same.
    CHECK(run(function + "(" + number + " * 10**20, -20) / 10**20") == mode.results[i]);
    CHECK(run(function + "(" + number + " / 10**20, 20) * 10**20") == mode.results[i]);
  }
}

TEST_CASE("scales reach from -6111 to 6176", "[feel][number]") {
  CHECK(run("decimal(1.5, 6176)") == "1.5");
  CHECK(run("decimal(1.5, 6177)") == "null");
  CHECK(run("decimal(15, -1)") == "20");
  CHECK(run("decimal(1.5, -6111)") == "0");
  CHECK(run("decimal(1.5, -6112)") == "null");
}

// The result of an expression over variables, and the same reckoned by decimal128 alone.
TEST_CASE("expressions reckon as decimal128 does, whatever the size of the numbers",
          "[feel][number]") {
  constexpr int kRounds = 10'000;
  const Expression sum = compile("a + b").value();
  const Expression difference = compile("a - b").value();
  const Expression product = compile("a * b").value();
  const Expression quotient = compile("a / b").value();
  const Expression less = compile("a < b").value();
  const Expression same = compile("a = b").value();
  std::mt19937_64 random(7);
  for (int round = 0; round < kRounds; ++round) {
    // Few digits or many, of few scales, so that equal numbers and whole quotients occur.
    const auto draw = [&] {
      const auto coefficient =
          static_cast<std::int64_t>(random()) >> (random() % 2 == 0 ? 57 : random() % 63);
      return Value::scaled(coefficient, static_cast<int>(random() % 4) * 3);
    };
    const Value slots[] = {draw(), draw()};
    const Decimal a = slots[0].as_number();
    const Decimal b = slots[1].as_number();
    Environment environment;
    const auto is = [&](const Expression& expression, const Value& expected) {
      return equal(evaluate(expression, slots, environment).value(), expected);
    };
    INFO(slots[0] << " and " << slots[1]);
    REQUIRE(is(sum, Value::number(add(a, b))));
    REQUIRE(is(difference, Value::number(subtract(a, b))));
    REQUIRE(is(product, Value::number(multiply(a, b))));
    REQUIRE(is(quotient, is_zero(b) ? Value() : Value::number(divide(a, b))));
    REQUIRE(is(less, Value::boolean(compare(a, b) < 0)));
    REQUIRE(is(same, Value::boolean(compare(a, b) == 0)));
  }
}

TEST_CASE("modulo in 64 bits is modulo in decimal128", "[feel][number]") {
  std::mt19937_64 random(11);
  const Expression modulo = compile("modulo(a, b)").value();
  for (int round = 0; round < 5'000; ++round) {
    const Value slots[] = {Value::number(static_cast<std::int64_t>(random()) >> (random() % 63)),
                           Value::number(static_cast<std::int64_t>(random()) >> (random() % 63))};
    if (slots[1].as_integer() == 0) continue;
    Environment environment;
    INFO(slots[0] << " modulo " << slots[1]);
    REQUIRE(equal(evaluate(modulo, slots, environment).value(),
                  Value::number(floor_modulo(slots[0].as_number(), slots[1].as_number()))));
  }
}

// Up to 14 bytes a string lies inside of its value, beyond them on the heap.
TEST_CASE("short and long strings compare and join alike", "[feel][value]") {
  std::mt19937_64 random(13);
  const Expression joined = compile("a + b").value();
  const Expression less = compile("a < b").value();
  const Expression same = compile("a = b").value();
  for (int round = 0; round < 10'000; ++round) {
    const auto draw = [&] {
      std::string text(random() % 20, 'a');
      if (!text.empty() && random() % 2 == 0) text[random() % text.size()] = 'b';
      return text;
    };
    const std::string a = draw();
    const std::string b = draw();
    const Value slots[] = {Value::string(a), Value::string(b)};
    Environment environment;
    INFO(a << " and " << b);
    REQUIRE(evaluate(joined, slots, environment).value().as_string() == a + b);
    REQUIRE(evaluate(less, slots, environment).value().as_boolean() == (a < b));
    REQUIRE(evaluate(same, slots, environment).value().as_boolean() == (a == b));
  }
}

}  // namespace
}  // namespace engine::feel
