#include "engine/feel/evaluate.h"

#include <set>

#include "engine/feel/json.h"
#include "engine/feel/text.h"
#include "web/routes/command_answer.h"
#include "web/routes/v2/tables.h"
#include "web/routes/v2/wire.h"

namespace web::v2 {
namespace {

struct EvaluateExpression {
  std::string expression;
  std::optional<std::string> tenant_id;
  std::optional<JsonObject> variables;
};
BOOST_DESCRIBE_STRUCT(EvaluateExpression, (), (expression, tenant_id, variables))

struct WarningItem {
  std::string message;
};
BOOST_DESCRIBE_STRUCT(WarningItem, (), (message))

struct EvaluatedExpression {
  std::string expression;
  engine::feel::Value result;
  std::vector<WarningItem> warnings;
};
BOOST_DESCRIBE_STRUCT(EvaluatedExpression, (), (expression, result, warnings))

// "context has no 'x' (column 3)", counted in what was sent, where `=` stands before the
// expression.
std::string text_of(std::string message, engine::Position position) {
  if (position.column == 0) return message;
  const bool is_first = position.line <= 1;
  if (!is_first) message += " (line " + std::to_string(position.line) + ",";
  message += is_first ? " (column " : " column ";
  return message + std::to_string(position.column + (is_first ? 1 : 0)) + ")";
}

constexpr std::size_t kLongestExpression = 64 << 10;
constexpr std::size_t kMostNames = 200;

// Keys at any depth that need telling, so that names with spaces are recognized.
void add_names(const engine::feel::Value& value, std::set<std::string>& names) {
  if (value.is_list()) {
    for (const engine::feel::Value& item : value.items()) add_names(item, names);
  } else if (value.is_context()) {
    for (const engine::feel::Entry& entry : value.entries()) {
      if (!engine::feel::is_simple_name(entry.key)) names.insert(entry.key);
      add_names(entry.value, names);
    }
  }
}

// What is wrong with the size of a question.
std::optional<Problem> too_much(const std::string& source, const std::set<std::string>& names) {
  if (source.size() > kLongestExpression) {
    return bad_field("expression", "is longer than 64 KiB");
  }
  if (names.size() > kMostNames) {
    return bad_field("variables", "has more than 200 names with spaces or symbols");
  }
  return std::nullopt;
}

Response evaluated(Services& services, const Request& request, const std::string& source,
                   const engine::feel::Value& variables) {
  std::set<std::string> names;
  add_names(variables, names);
  if (auto refused = too_much(source, names)) return problem(*std::move(refused));
  engine::feel::CompileOptions options;
  options.names.assign(names.begin(), names.end());
  const auto expression = engine::feel::compile(source.substr(1), options);
  if (!expression) {
    const engine::Failure& failure = expression.error();
    return problem(bad_field("expression", text_of(failure.message, failure.position)));
  }
  std::vector<engine::feel::Warning> warnings;
  engine::feel::Environment environment;
  environment.now = services.processor.now();
  environment.seed = static_cast<std::uint64_t>(environment.now.ms) ^ (request.id << 44U);
  environment.calendars = services.calendars;
  if (services.calendars != nullptr) environment.calendar = services.calendars->find("");
  environment.warnings = &warnings;
  const auto result =
      engine::feel::evaluate(*expression, engine::feel::ContextScope(variables), environment);
  if (!result) return problem(bad_field("expression", result.error().message));
  EvaluatedExpression answer{source, engine::feel::json_value(*result), {}};
  for (const engine::feel::Warning& warning : warnings) {
    answer.warnings.push_back({text_of(warning.message, warning.position)});
  }
  return json(answer);
}

// POST /expression/evaluation. What does not start with `=` stands for itself.
void evaluate(Services& services, const Request& request, const EvaluateExpression& body,
              Reply reply) {
  if (const auto known = check_tenant(body.tenant_id); !known) {
    return reply(problem(known.error()));
  }
  const std::string& source = body.expression;
  if (!source.starts_with('=')) {
    return reply(json(EvaluatedExpression{source, engine::feel::Value::string(source), {}}));
  }
  reply(evaluated(services, request, source, body.variables.value_or(JsonObject{}).value));
}

constexpr Route kRoutes[] = {
    {Method::kPost, "/expression/evaluation", with_body<evaluate>(),
     Permission::kEvaluateExpression, shows(), answers<EvaluatedExpression>()},
};

}  // namespace

RouteTable expression_routes() {
  return kRoutes;
}

}  // namespace web::v2
