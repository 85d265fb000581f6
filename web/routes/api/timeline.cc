#include "web/routes/api/searching.h"
#include "web/routes/api/tables.h"
#include "web/routes/api/timeline_entries.h"

namespace web::api {
namespace {

// `after` goes forwards from a record, `before` backwards; 0 stands for either end.
struct TimelineQuery {
  std::optional<std::int64_t> after;
  std::optional<std::int64_t> before;
  std::optional<std::int32_t> limit;
};
BOOST_DESCRIBE_STRUCT(TimelineQuery, (), (after, before, limit))

constexpr std::int32_t kMostEntries = 1'000;

// GET /cases/{key}/timeline
void get_timeline(Services& services, const Request& request, const TimelineQuery& query,
                  Reply reply) {
  const auto key = path_key<engine::CaseKey>(request, "key");
  if (!key) return reply(problem(key.error()));
  const std::int32_t limit = query.limit.value_or(200);
  if (limit < 1 || limit > kMostEntries) {
    return reply(problem(bad_field("limit", "must be from 1 to 1000")));
  }
  const std::int64_t from = query.before.value_or(query.after.value_or(0));
  if (query.before && query.after) {
    return reply(problem(bad_field("before", "cannot be given beside 'after'")));
  }
  if (from < 0) {
    return reply(problem(bad_field(query.before ? "before" : "after", "must not be negative")));
  }
  const Reading reading(services, request);
  const std::vector<engine::ProcessInstance> instances = instances_of_case(reading.queries, *key);
  if (instances.empty() || instances.front().key != *key) {
    return reply(problem(not_found("there is no such case")));
  }
  Timeline timeline(reading, instances);
  if (!timeline.may_read()) return reply(problem(forbidden("you take no part in this case")));
  Dossier dossier(reading);
  const auto seq = static_cast<std::uint64_t>(from);
  const auto count = static_cast<std::size_t>(limit);
  Response response = json(query.before ? timeline.earlier(*key, seq, count, dossier)
                                        : timeline.later(*key, seq, count, dossier));
  std::move(dossier).answer(std::move(response), std::move(reply));
}

constexpr Route kRoutes[] = {
    {Method::kGet, "/cases/{key}/timeline", with_query<get_timeline>(), Permission::kSignedIn,
     shows(FieldClass::kP0, FieldClass::kP1, FieldClass::kP2, FieldClass::kP3), answers<Entries>()},
};

}  // namespace

RouteTable timeline_routes() {
  return kRoutes;
}

}  // namespace web::api
