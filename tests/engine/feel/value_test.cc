#include "engine/feel/value.h"

#include <catch2/catch.hpp>
#include <random>

#include "engine/feel/number.h"

namespace engine::feel {
namespace {

TEST_CASE("a value takes 16 bytes", "[feel][value]") {
  CHECK(sizeof(Value) == 16);
}

TEST_CASE("short and long strings keep their text through copies and moves", "[feel][value]") {
  const std::string text = GENERATE(std::string(""), std::string("short"), std::string(14, 'x'),
                                    std::string(15, 'y'), std::string(5000, 'z'));
  Value original = Value::string(text);

  const Value copy = original;
  const Value moved = std::move(original);

  CHECK(copy.as_string() == text);
  CHECK(moved.as_string() == text);
  CHECK(equal(copy, moved));
}

TEST_CASE("a context keeps its order and finds every key", "[feel][value]") {
  const int count = GENERATE(0, 1, 5, 12, 13, 200);
  std::vector<Entry> entries;
  for (int i = count; i > 0; --i) entries.push_back({"key" + std::to_string(i), Value::number(i)});

  const Value context = Value::context(entries);

  REQUIRE(context.entries().size() == static_cast<std::size_t>(count));
  for (const Entry& entry : entries) {
    const Value* found = context.find(entry.key);
    REQUIRE(found != nullptr);
    CHECK(equal(*found, entry.value));
  }
  CHECK(context.find("missing") == nullptr);
  if (count > 0) CHECK(context.entries()[0].key == "key" + std::to_string(count));
}

TEST_CASE("days and durations come back as they went in", "[feel][value]") {
  const CivilDate day{-999'999'999, 2, 28};
  CHECK(Value::date(day).as_date() == day);
  CHECK(Value::years_months(-25).as_years_months() == -25);
  const DaysTime duration{-2, 500'000'000};
  CHECK(Value::days_time(duration).as_days_time() == duration);
}

TEST_CASE("contexts are equal whatever the order of their entries", "[feel][value]") {
  const Value one = Value::context({{"a", Value::number(1)}, {"b", Value::string("x")}});
  const Value other = Value::context({{"b", Value::string("x")}, {"a", Value::number(1)}});
  const Value larger = Value::context({{"a", Value::number(1)}});

  CHECK(equal(one, other));
  CHECK_FALSE(equal(one, larger));
}

// The quick path of 64 bits and decimal128 must not differ in any digit.
TEST_CASE("small numbers reckon as decimal128 does", "[feel][number]") {
  constexpr int kRounds = 50'000;
  std::mt19937_64 random(20210806);
  for (int round = 0; round < kRounds; ++round) {
    // Of any magnitude up to 63 bits, so that some overflow.
    const auto draw = [&] { return static_cast<std::int64_t>(random()) >> (random() % 63); };
    const Value left = Value::scaled(draw(), static_cast<int>(random() % 20));
    const Value right = Value::scaled(draw(), static_cast<int>(random() % 20));
    const Decimal a = left.as_number();
    const Decimal b = right.as_number();
    INFO(left << " and " << right);
    REQUIRE(equal(add_numbers(left, right), Value::number(add(a, b))));
    REQUIRE(equal(subtract_numbers(left, right), Value::number(subtract(a, b))));
    REQUIRE(equal(multiply_numbers(left, right), Value::number(multiply(a, b))));
    REQUIRE(compare_numbers(left, right) == compare(a, b));
    if (is_zero(b)) continue;
    REQUIRE(equal(divide_numbers(left, right), Value::number(divide(a, b))));
  }
}

TEST_CASE("large whole numbers overflow into decimal128", "[feel][number]") {
  const Value largest = Value::number(std::int64_t{9'223'372'036'854'775'807});
  std::string text;

  append_number(text, add_numbers(largest, Value::number(1)));
  text += ' ';
  append_number(text, multiply_numbers(largest, largest));

  CHECK(text == "9223372036854775808 85070591730234615847396907784232500000");
}

TEST_CASE("numbers are read and written digit by digit", "[feel][number]") {
  struct Row {
    const char* text;
    const char* written;
  };
  const Row row = GENERATE(
      Row{"0", "0"}, Row{"-0", "0"}, Row{"12.5", "12.5"}, Row{"12.50", "12.5"}, Row{"1e3", "1000"},
      Row{"1E-3", "0.001"}, Row{"-7", "-7"}, Row{"100", "100"}, Row{"0.0000001", "0.0000001"},
      Row{"1234567890123456789012345678901234", "1234567890123456789012345678901234"},
      Row{"12345678901234567890123456789012345", "12345678901234567890123456789012340"},
      Row{"1e6000", "1E6000"}, Row{"1e-6000", "1E-6000"},
      Row{"9223372036854775808", "9223372036854775808"});
  const std::optional<Value> value = parse_number(row.text);
  REQUIRE(value);
  std::string text;

  append_number(text, *value);

  CHECK(text == row.written);
}

TEST_CASE("what is no number is not read as one", "[feel][number]") {
  const char* text = GENERATE("", "-", ".", "1.", "1e", "1e+", "--1", "+1", "1 ", "0x1", "1e9999",
                              "Infinity", "NaN", "1.2.3");

  CHECK_FALSE(parse_number(text));
}

}  // namespace
}  // namespace engine::feel
