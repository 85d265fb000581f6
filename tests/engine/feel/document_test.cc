// docs/feel.md says what is so: its examples are evaluated, and no function is left out.
#include <catch2/catch.hpp>
#include <fstream>
#include <set>
#include <sstream>

#include "engine/calendar/calendar.h"
#include "engine/feel/builtin/registry.h"
#include "engine/feel/function.h"
#include "tests/engine/feel/feel_support.h"

namespace engine::feel {
namespace {

struct Line {
  std::vector<std::string> header;
  std::vector<std::string> cells;

  // The cell of the column without its backticks; empty if there is no such column.
  std::string of(const std::string& column) const {
    for (std::size_t i = 0; i < header.size() && i < cells.size(); ++i) {
      if (header[i] != column) continue;
      const std::string& cell = cells[i];
      const bool code = cell.size() > 1 && cell.front() == '`' && cell.back() == '`';
      return code ? cell.substr(1, cell.size() - 2) : cell;
    }
    return "";
  }
};

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  std::size_t begin = 2;
  for (;;) {
    const std::size_t end = line.find(" |", begin);
    if (end == std::string::npos) return cells;
    cells.push_back(line.substr(begin, end - begin));
    begin = std::min(end + 3, line.size());
  }
}

// The lines of all tables of the page.
std::vector<Line> table_lines() {
  std::ifstream file(std::string(ASSENT_SOURCE_DIR) + "/docs/feel.md");
  std::vector<Line> lines;
  std::vector<std::string> header;
  std::string text;
  while (std::getline(file, text)) {
    if (!text.starts_with("| ")) {
      if (!text.starts_with("|-")) header.clear();
      continue;
    }
    if (header.empty()) {
      header = cells_of(text);
    } else {
      lines.push_back({header, cells_of(text)});
    }
  }
  return lines;
}

std::string signature(const Builtin& builtin) {
  std::string text = std::string(builtin.name) + "(";
  for (std::size_t i = 0; i < builtin.parameter_count(); ++i) {
    const BuiltinParameter& parameter = builtin.parameters[i];
    if (i > 0) text += ", ";
    text += parameter.name;
    if (parameter.count == BuiltinParameter::kOptional) text += "?";
    if (parameter.count == BuiltinParameter::kMany) text += "...";
  }
  return text + ")";
}

TEST_CASE("every example of the page gives what the page says", "[feel][document]") {
  CalendarDefinition definition;
  definition.zone = "Asia/Shanghai";
  definition.holidays = {{2021, 10, 1}};
  const Calendar calendar(definition);
  const ContextScope nothing(Value::context({}));
  std::size_t examples = 0;
  for (const Line& line : table_lines()) {
    const std::string example = line.of("Example");
    if (example.empty()) continue;
    ++examples;
    Environment environment;
    environment.now = parse_instant("2021-08-06T01:30:00Z").value();
    environment.calendar = &calendar;
    environment.seed = 42;
    INFO(example);
    const Result<Expression> expression = compile(example);
    REQUIRE(expression.has_value());
    const Result<Value> value = evaluate(*expression, nothing, environment);
    REQUIRE(value.has_value());
    std::string text;
    append_text(text, *value, TextStyle::kQuoted);
    CHECK(text == line.of("Result"));
  }
  CHECK(examples > 200);
}

TEST_CASE("every function has a line on the page, and every line a function", "[feel][document]") {
  std::set<std::string> written;
  for (const Line& line : table_lines()) {
    const std::string found = line.of("Signature");
    if (found.empty()) continue;
    INFO(found);
    CHECK_FALSE(line.of("Meaning").empty());
    const std::string name = found.substr(0, found.find('('));
    CHECK(line.of("Example").find(name + "(") != std::string::npos);
    written.insert(found);
  }
  std::set<std::string> known;
  for (const std::string_view name : built_in_names()) {
    for (const Builtin& builtin : find_builtins(name)) known.insert(signature(builtin));
  }

  for (const std::string& text : known) {
    INFO("the page lacks " << text);
    CHECK(written.count(text) == 1);
  }
  for (const std::string& text : written) {
    INFO("there is no " << text);
    CHECK(known.count(text) == 1);
  }
}

TEST_CASE("the external functions of the page are known", "[feel][document]") {
  std::size_t count = 0;
  for (const Line& line : table_lines()) {
    const std::string class_name = line.of("Class");
    if (class_name.empty()) continue;
    std::istringstream methods(line.cells[1]);
    std::string method;
    while (std::getline(methods, method, '`')) {
      if (method.find('(') == std::string::npos) continue;
      const auto commas = std::count(method.begin(), method.end(), ',');
      std::vector<Parameter> parameters(static_cast<std::size_t>(commas) + 1);
      INFO(class_name << "." << method);
      CHECK(external_function(class_name, method, parameters).is_function());
      ++count;
    }
  }
  CHECK(count > 25);
}

}  // namespace
}  // namespace engine::feel
