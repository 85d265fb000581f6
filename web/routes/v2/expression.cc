#include "engine/feel/evaluate.h"

#include "engine/feel/json.h"
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

// "context has no 'x' (column 3)", counted in what was sent.
std::string text_of(std::string message, engine::Position position) {
  if (position.column > 0) message += " (column " + std::to_string(position.column + 1) + ")";
  return message;
}

// Keys at any depth, so that names with spaces are recognized.
void add_names(const engine::feel::Value& value, std::vector<std::string>& names) {
  if (value.is_list()) {
    for (const engine::feel::Value& item : value.items()) add_names(item, names);
  } else if (value.is_context()) {
    for (const engine::feel::Entry& entry : value.entries()) {
      names.push_back(entry.key);
      add_names(entry.value, names);
    }
  }
}

Response evaluated(Services& services, const std::string& source,
                   const engine::feel::Value& variables) {
  engine::feel::CompileOptions options;
  add_names(variables, options.names);
  const auto expression = engine::feel::compile(source.substr(1), options);
  if (!expression) {
    const engine::Failure& failure = expression.error();
    return problem(bad_field("expression", text_of(failure.message, failure.position)));
  }
  std::vector<engine::feel::Warning> warnings;
  engine::feel::Environment environment;
  environment.now = services.processor.now();
  environment.seed = static_cast<std::uint64_t>(environment.now.ms);
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
void evaluate(Services& services, const Request&, const EvaluateExpression& body, Reply reply) {
  if (const auto known = check_tenant(body.tenant_id); !known) {
    return reply(problem(known.error()));
  }
  const std::string& source = body.expression;
  if (!source.starts_with('=')) {
    return reply(json(EvaluatedExpression{source, engine::feel::Value::string(source), {}}));
  }
  reply(evaluated(services, source, body.variables.value_or(JsonObject{}).value));
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
