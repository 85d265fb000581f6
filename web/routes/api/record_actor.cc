#include "web/routes/api/record_actor.h"

#include "engine/feel/json.h"

namespace web::api {
namespace {

EntryActor known_as(const Reading& reading, std::string_view text) {
  if (text == "public") return {ActorWord::kPublic, std::nullopt, std::nullopt};
  if (!text.starts_with("u:") && !text.starts_with("p:")) {
    return {ActorWord::kSystem, std::nullopt, std::nullopt};
  }
  const engine::CaseId id = engine::parse_case_id(text.substr(2));
  for (const engine::Account& account : reading.snapshot->accounts) {
    if (account.key == id) {
      return {ActorWord::kPerson, account.login, words(account.name, account.name_en)};
    }
  }
  return {ActorWord::kPerson, std::nullopt, std::nullopt};
}

}  // namespace

EntryActor actor_of(const Reading& reading, const engine::FoundRecord& record) {
  const auto parsed = engine::feel::parse_json(record.bytes);
  const engine::feel::Value* actor = parsed ? parsed->find("actor") : nullptr;
  const bool is_told = actor != nullptr && actor->is_string();
  return known_as(reading, is_told ? actor->as_string() : std::string_view());
}

EntryActor sender_of(const Reading& reading, const engine::FoundRecord& record) {
  const EntryActor unknown{ActorWord::kSystem, std::nullopt, std::nullopt};
  const auto parsed = engine::feel::parse_json(record.bytes);
  const engine::feel::Value* cause = parsed ? parsed->find("cause") : nullptr;
  if (cause == nullptr || !cause->is_list() || cause->items().empty()) return unknown;
  const engine::feel::Value& first = cause->items().front();
  const auto seq = first.is_number() ? first.as_integer() : std::nullopt;
  const auto found = seq ? reading.queries.record(static_cast<std::uint64_t>(*seq)) : std::nullopt;
  return found ? actor_of(reading, *found) : unknown;
}

}  // namespace web::api
