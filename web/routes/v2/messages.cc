#include <array>

#include "web/routes/command_answer.h"
#include "web/routes/v2/definition_names.h"
#include "web/routes/v2/kinds.h"
#include "web/routes/v2/search.h"
#include "web/routes/v2/tables.h"
#include "web/routes/v2/variable_sight.h"
#include "web/routes/v2/wire.h"

namespace web::v2 {
namespace {

struct Publication {
  std::string name;
  std::optional<std::string> correlation_key;
  std::optional<std::int64_t> time_to_live;
  std::optional<std::string> message_id;
  std::optional<JsonObject> variables;
  std::optional<std::string> tenant_id;
};
BOOST_DESCRIBE_STRUCT(Publication, (),
                      (name, correlation_key, time_to_live, message_id, variables, tenant_id))

struct Published {
  std::string tenant_id = kTenant;
  WireKey message_key;
};
BOOST_DESCRIBE_STRUCT(Published, (), (tenant_id, message_key))

struct Correlation {
  std::string name;
  std::optional<std::string> correlation_key;
  std::optional<JsonObject> variables;
  std::optional<std::string> tenant_id;
};
BOOST_DESCRIBE_STRUCT(Correlation, (), (name, correlation_key, variables, tenant_id))

struct Correlated {
  std::string tenant_id = kTenant;
  WireKey message_key;
  WireKey process_instance_key;
};
BOOST_DESCRIBE_STRUCT(Correlated, (), (tenant_id, message_key, process_instance_key))

struct MessageSubscription {
  WireKey message_subscription_key;
  std::string process_definition_id;
  std::optional<WireKey> process_definition_key;
  std::optional<WireKey> process_instance_key;
  std::optional<WireKey> root_process_instance_key;
  std::string element_id;
  std::optional<WireKey> element_instance_key;
  SubscriptionState message_subscription_state = SubscriptionState::kCreated;
  engine::Instant last_updated_date;
  std::string message_name;
  std::optional<std::string> correlation_key;
  std::string tenant_id = kTenant;
};
BOOST_DESCRIBE_STRUCT(MessageSubscription, (),
                      (message_subscription_key, process_definition_id, process_definition_key,
                       process_instance_key, root_process_instance_key, element_id,
                       element_instance_key, message_subscription_state, last_updated_date,
                       message_name, correlation_key, tenant_id))

struct SubscriptionFilter {
  std::optional<FieldFilter<WireKey>> message_subscription_key;
  std::optional<FieldFilter<WireKey>> process_definition_key;
  std::optional<FieldFilter<std::string>> process_definition_id;
  std::optional<FieldFilter<WireKey>> process_instance_key;
  std::optional<FieldFilter<std::string>> element_id;
  std::optional<FieldFilter<WireKey>> element_instance_key;
  std::optional<FieldFilter<SubscriptionState>> message_subscription_state;
  std::optional<FieldFilter<engine::Instant>> last_updated_date;
  std::optional<FieldFilter<std::string>> message_name;
  std::optional<FieldFilter<std::string>> correlation_key;
  std::optional<FieldFilter<std::string>> tenant_id;
};
BOOST_DESCRIBE_STRUCT(SubscriptionFilter, (),
                      (message_subscription_key, process_definition_key, process_definition_id,
                       process_instance_key, element_id, element_instance_key,
                       message_subscription_state, last_updated_date, message_name, correlation_key,
                       tenant_id))

constexpr std::array<std::string_view, 10> kSortable = {
    "messageSubscriptionKey", "processDefinitionId",
    "processInstanceKey",     "elementId",
    "elementInstanceKey",     "messageSubscriptionState",
    "lastUpdatedDate",        "messageName",
    "correlationKey",         "tenantId"};

engine::feel::Value variables_of(const std::optional<JsonObject>& given) {
  return given ? given->value : engine::feel::Value::context({});
}

// POST /messages/publication
void publish(Services& services, const Request& request, const Publication& body, Reply reply) {
  if (body.name.empty()) return reply(problem(bad_field("name", "must not be empty")));
  if (body.time_to_live.value_or(0) < 0) {
    return reply(problem(bad_field("timeToLive", "must not be negative")));
  }
  if (const auto known = check_tenant(body.tenant_id); !known) {
    return reply(problem(known.error()));
  }
  services.processor.execute(
      engine::PublishMessage{acting(services, request, true), body.name,
                             body.correlation_key.value_or(""), body.time_to_live.value_or(0),
                             body.message_id.value_or(""), variables_of(body.variables)},
      answering(std::move(reply), [](const engine::Done& done) {
        return json(Published{kTenant, wire(std::get<engine::MessageReply>(done.reply).message)});
      }));
}

// POST /messages/correlation
void correlate(Services& services, const Request& request, const Correlation& body, Reply reply) {
  if (body.name.empty()) return reply(problem(bad_field("name", "must not be empty")));
  if (const auto known = check_tenant(body.tenant_id); !known) {
    return reply(problem(known.error()));
  }
  services.processor.execute(
      engine::CorrelateMessage{acting(services, request, true), body.name,
                               body.correlation_key.value_or(""), variables_of(body.variables)},
      answering(std::move(reply), [](const engine::Done& done) {
        const auto& correlated = std::get<engine::MessageReply>(done.reply);
        return json(Correlated{kTenant, wire(correlated.message), wire(correlated.instance)});
      }));
}

MessageSubscription subscription_of(const engine::MessageSubscription& row,
                                    const engine::Snapshot& snapshot) {
  const DefinitionNames names(snapshot, row.definition);
  MessageSubscription subscription;
  subscription.message_subscription_key = wire(row.key);
  subscription.process_definition_id = names.process_id();
  subscription.process_definition_key = wire_or_null(row.definition);
  subscription.process_instance_key = wire_or_null(row.instance);
  subscription.root_process_instance_key = wire_or_null(row.root);
  subscription.element_id = names.element_id(row.element);
  subscription.element_instance_key = wire_or_null(row.owner);
  subscription.last_updated_date = row.opened;
  subscription.message_name = row.name;
  subscription.correlation_key = text_or_null(row.correlation_key);
  return subscription;
}

// POST /message-subscriptions/search
void search(Services& services, const Request& request,
            const SearchRequest<SubscriptionFilter>& body, Reply reply) {
  const auto wanted = search_of(body, kSortable);
  if (!wanted) return reply(problem(wanted.error()));
  const api::Reading reading(services, request);
  // A correlation key is made of variables, and as personal as they are.
  const VariableSight sight(reading);
  if (const auto allowed = sight.check(*wanted, "correlationKey"); !allowed) {
    return reply(problem(allowed.error()));
  }
  reply_with_page<MessageSubscription>(
      reply, [&] { return reading.queries.message_subscriptions(*wanted); },
      [&](const engine::MessageSubscription& row) {
        MessageSubscription shown = subscription_of(row, *reading.snapshot);
        if (shown.correlation_key && !sight.sees_all()) shown.correlation_key = "withheld";
        return shown;
      });
}

constexpr Route kRoutes[] = {
    {Method::kPost, "/messages/publication", with_body<publish>(), Permission::kCreateMessage,
     shows(), answers<Published>()},
    {Method::kPost, "/messages/correlation", with_body<correlate>(), Permission::kCreateMessage,
     shows(), answers<Correlated>()},
    {Method::kPost, "/message-subscriptions/search", with_body<search>(), Permission::kReadMessage,
     shows(FieldClass::kP1), answers<SearchResult<MessageSubscription>>()},
};

}  // namespace

RouteTable message_routes() {
  return kRoutes;
}

}  // namespace web::v2
