#include <catch2/catch.hpp>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <string>

#include "engine/feel/expression.h"
#include "tests/engine/feel/feel_support.h"

namespace engine::feel {
namespace {

std::string failure_of(const std::string& source) {
  const Result<Expression> expression = compile(source);
  if (!expression) return std::string(name_of(expression.error().code));
  Environment environment;
  const Result<Value> value = evaluate(*expression, ContextScope(Value::context({})), environment);
  return value ? "null or a value" : std::string(name_of(value.error().code));
}

TEST_CASE("a passed budget is a failure of its own code", "[feel][budget]") {
  const char* source = GENERATE(
      "for i in 1..100001 return i", "count(for i in 1..1000, j in 1..1000 return i)",
      "every x in 1..100000, y in 1..100000 satisfies true", "{f: function(n) f(n + 1), r: f(1)}.r",
      "for i in 1..300 return if count(partial) = 0 then [] else [partial[-1]]",
      "for i in 1..150 return partial",
      "for i in 1..60 return if count(partial) = 0 then [1] else [partial[-1], partial[-1]]",
      "for i in 1..30 return if count(partial) = 0 then \"xx\" else partial[-1] + partial[-1]",
      R"(matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "^(a|aa|aaa)+$b"))",
      R"(matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "(a*)*b"))");

  INFO(source);
  CHECK(failure_of(source) == name_of(ErrorCode::kBudgetExceeded));
}

TEST_CASE("the parser nests 256 deep and no deeper", "[feel][budget]") {
  const auto nested = [](std::size_t depth, const char* open, const char* close) {
    std::string source;
    for (std::size_t i = 0; i < depth; ++i) source += open;
    source += "1";
    for (std::size_t i = 0; i < depth; ++i) source += close;
    return source;
  };

  CHECK(compile(nested(100, "(", ")")));
  CHECK_FALSE(compile(nested(300, "(", ")")));
  CHECK_FALSE(compile(nested(100'000, "[", "]")));
  CHECK_FALSE(compile(nested(100'000, "-", "")));
  CHECK_FALSE(compile(nested(100'000, "{a:", "}")));
  CHECK_FALSE(compile(nested(100'000, "if true then ", "")));
}

TEST_CASE("each evaluation begins a new budget, a shared one goes on", "[feel][budget]") {
  const Expression half = compile("count(for i in 1..90000 return i)").value();
  const ContextScope nothing(Value::context({}));
  Environment environment;
  environment.budget.limits.steps = 300'000;

  CHECK(evaluate(half, nothing, environment));
  CHECK(evaluate(half, nothing, environment));
  const SharedBudget shared(environment);
  CHECK(evaluate(half, nothing, environment));
  CHECK_FALSE(evaluate(half, nothing, environment));
}

// The most memory that this process has had since it was last asked, in bytes.
class MemoryPeak {
 public:
  MemoryPeak() : before_(status("VmRSS:")) { std::ofstream("/proc/self/clear_refs") << "5"; }
  std::int64_t grown() const { return status("VmHWM:") - before_; }

 private:
  static std::int64_t status(const std::string& field) {
    std::ifstream file("/proc/self/status");
    std::string word;
    std::int64_t kib = 0;
    while (file >> word) {
      if (word == field) file >> kib;
    }
    return kib * 1024;
  }

  std::int64_t before_;
};

TEST_CASE("hostile expressions end in a typed error, within 50 ms and 64 MiB", "[feel][budget]") {
#if defined(__OPTIMIZE__) && !defined(__SANITIZE_ADDRESS__)
  constexpr double kMostSeconds = 0.05;
  constexpr std::int64_t kMostBytes = std::int64_t{64} << 20;
#else
  constexpr double kMostSeconds = 2.5;
  constexpr std::int64_t kMostBytes = std::int64_t{640} << 20;
#endif
  const std::filesystem::path folder =
      std::filesystem::path(ASSENT_SOURCE_DIR) / "tests/engine/feel/hostile";
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string source((std::istreambuf_iterator<char>(file)), {});
    const MemoryPeak memory;
    std::string result;
    double seconds = kMostSeconds;
    // Time of the processor; again where a neighbour may have disturbed it.
    for (int run = 0; run < 5 && seconds >= kMostSeconds; ++run) {
      const std::clock_t begin = std::clock();
      result = failure_of(source);
      seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    }

    INFO(entry.path().filename() << ": " << result << " in " << seconds << " s, " << memory.grown()
                                 << " bytes");
    CHECK(seconds < kMostSeconds);
    CHECK(memory.grown() < kMostBytes);
    CHECK((result == name_of(ErrorCode::kBudgetExceeded) ||
           result == name_of(ErrorCode::kSyntaxError)));
    ++count;
  }
  CHECK(count >= 40);
}

}  // namespace
}  // namespace engine::feel
