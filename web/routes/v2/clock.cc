#include "web/http/json.h"
#include "web/routes/command_answer.h"
#include "web/routes/v2/tables.h"

namespace web::v2 {
namespace {

struct Pin {
  std::int64_t timestamp = 0;
};
BOOST_DESCRIBE_STRUCT(Pin, (), (timestamp))

Problem no_test_clock() {
  return {Status::kForbidden, {}, "the server was not started with --test-clock", {}};
}

// PUT /clock
void pin(Services& services, const Request& request, const Pin& body, Reply reply) {
  if (!services.test_clock) return reply(problem(no_test_clock()));
  if (body.timestamp < 0) return reply(problem(bad_field("timestamp", "must not be negative")));
  if (!engine::is_writable({body.timestamp})) {
    return reply(problem(bad_field("timestamp", "must not be beyond the year 9999")));
  }
  services.processor.execute(
      engine::PinClock{acting(services, request, true), engine::Instant{body.timestamp}},
      answering_nothing(std::move(reply)));
}

// POST /clock/reset
void reset(Services& services, const Request& request, Reply reply) {
  if (!services.test_clock) return reply(problem(no_test_clock()));
  services.processor.execute(engine::ResetClock{acting(services, request, true)},
                             answering_nothing(std::move(reply)));
}

constexpr Route kRoutes[] = {
    {Method::kPut, "/clock", with_body<pin>(), Permission::kUpdateSystem, shows(),
     answers_nothing()},
    {Method::kPost, "/clock/reset", reset, Permission::kUpdateSystem, shows(), answers_nothing()},
};

}  // namespace

RouteTable clock_routes() {
  return kRoutes;
}

}  // namespace web::v2
