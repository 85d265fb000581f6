// Numbers of up to 18 digits, booleans, days and short strings need no memory of their own.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <new>

#include "tests/engine/feel/feel_support.h"

namespace {

std::size_t allocations = 0;

}  // namespace

void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  ++allocations;
  return std::malloc(size);
}
void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}

namespace engine::feel {
namespace {

TEST_CASE("an evaluation of small values allocates nothing", "[feel][value]") {
  const char* source = GENERATE(
      "age >= 25 and age <= 45 and list contains([\"college\", \"bachelor\", \"master\"], "
      "education) "
      "and partyYears >= 1",
      "age * 2 + partyYears / 5 - 0.25", "if age between 18 and 60 then \"adult\" else \"other\"",
      "education in (\"college\", \"bachelor\")", "age in ([18..30], > 40)",
      "starts with(education, \"bach\") or ends with(education, \"er\")",
      "born + @\"P1Y\" > @\"2001-01-01\"", "round half up(age * 1.5, 1) = 48",
      "some x in [1, 2, 3] satisfies x * age > 64", "modulo(age, 7) + abs(-partyYears)");
  const Expression expression = compile(source).value();
  std::vector<Value> slots;
  for (const std::string& name : expression.variables()) {
    if (name == "age") slots.push_back(Value::number(32));
    if (name == "partyYears") slots.push_back(Value::number(5));
    if (name == "education") slots.push_back(Value::string("bachelor"));
    if (name == "born") slots.push_back(Value::date({2000, 5, 17}));
  }
  Environment environment;
  (void)evaluate(expression, slots, environment);  // what a library keeps from the first time on

  const std::size_t before = allocations;
  const Result<Value> value = evaluate(expression, slots, environment);
  const std::size_t made = allocations - before;

  INFO(source);
  REQUIRE(value.has_value());
  CHECK_FALSE(value->is_null());
  CHECK(made == 0);
}

}  // namespace
}  // namespace engine::feel
