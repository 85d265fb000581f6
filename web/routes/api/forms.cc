#include <algorithm>

#include "web/routes/api/packages.h"
#include "web/routes/api/tables.h"
#include "web/routes/api/task_detail.h"

// Forms that stand alone: of starters and intakes. Those of tasks come with their tasks.
namespace web::api {
namespace {

bool names_form(const engine::package::Package& package, std::string_view id) {
  const auto is_of_starter = [id](const engine::package::Starter& one) { return one.form == id; };
  const auto is_of_intake = [id](const engine::package::Intake& one) {
    return one.form == id ||
           std::find(one.extra_forms.begin(), one.extra_forms.end(), id) != one.extra_forms.end();
  };
  return std::any_of(package.starters.begin(), package.starters.end(), is_of_starter) ||
         std::any_of(package.intakes.begin(), package.intakes.end(), is_of_intake);
}

// GET /forms/{id}: the newest version.
void get_form(Services& services, const Request& request, Reply reply) {
  const std::string& id = request.parameter("id");
  const Reading reading(services, request);
  const auto packages = packages_in(*reading.snapshot);
  const bool is_declared =
      std::any_of(packages.begin(), packages.end(),
                  [&id](const auto* package) { return names_form(*package, id); });
  const std::optional<FormRef> form =
      is_declared ? form_of(reading, reading.snapshot->newest_form(id)) : std::nullopt;
  if (!form) return reply(problem(not_found("no starter or intake has such a form")));
  reply(json(*form));
}

constexpr Route kRoutes[] = {
    {Method::kGet, "/forms/{id}", get_form, Permission::kSignedIn, shows(FieldClass::kP0),
     answers<FormRef>()},
};

}  // namespace

RouteTable form_routes() {
  return kRoutes;
}

}  // namespace web::api
