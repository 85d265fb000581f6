#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>

#include "web/http/json.h"
#include "web/routes/api/reading.h"

namespace web::api {

enum class ActorWord { kPerson, kSystem, kPublic };
BOOST_DESCRIBE_ENUM(ActorWord, kPerson, kSystem, kPublic)

// Who did what an entry tells.
struct EntryActor {
  ActorWord kind{};
  std::optional<std::string> login;
  std::optional<Words> name;
};
BOOST_DESCRIBE_STRUCT(EntryActor, (), (kind, login, name))

// Who wrote a record, as it says itself.
EntryActor actor_of(const Reading& reading, const engine::FoundRecord& record);

// Who wrote the record that caused this one: of what a message brought, whoever handed it in.
EntryActor sender_of(const Reading& reading, const engine::FoundRecord& record);

}  // namespace web::api

namespace web {

template <>
inline constexpr WordStyle kWordStyle<api::ActorWord> = WordStyle::kCamel;

}  // namespace web
