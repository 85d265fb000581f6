#pragma once

#include <boost/describe/class.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "engine/base/instant.h"
#include "engine/feel/value.h"
#include "engine/record/key.h"

// What lies beside the cases. Of the first three only what a command asks for is loaded, the rest
// is loaded when the engine starts.
namespace engine {

struct BufferedMessage {
  MessageKey key;
  std::string name;
  std::string correlation_key;
  std::string message_id;
  Instant published;
  Instant expires;
  // A context.
  feel::Value variables;
  // Ids of the processes of which it has reached an instance.
  std::vector<std::string> reached;

  MessageKey order() const { return key; }
  bool operator==(const BufferedMessage&) const = default;
};
BOOST_DESCRIBE_STRUCT(BufferedMessage, (),
                      (key, name, correlation_key, message_id, published, expires, variables,
                       reached))

struct RegisterRecord {
  using Order = std::pair<std::string_view, std::string_view>;

  std::string register_id;
  std::string record_key;
  RecordKey key;
  feel::Value value;
  // Of the last write.
  ProcessInstanceKey instance;
  Instant created;
  Instant updated;

  Order order() const { return {register_id, record_key}; }
  bool operator==(const RegisterRecord&) const = default;
};
BOOST_DESCRIBE_STRUCT(RegisterRecord, (),
                      (register_id, record_key, key, value, instance, created, updated))

struct Notice {
  NoticeKey key;
  ProcessInstanceKey instance;
  std::string recipient;
  std::string template_id;
  feel::Value data;
  Instant sent;
  Instant read;

  NoticeKey order() const { return key; }
  bool operator==(const Notice&) const = default;
};
BOOST_DESCRIBE_STRUCT(Notice, (), (key, instance, recipient, template_id, data, sent, read))

// Engine time: one row. `moved_to` stood when the machine's time was `moved_real`.
struct ClockRow {
  bool pinned = false;
  Instant pinned_at;
  bool moved = false;
  Instant moved_to;
  Instant moved_real;

  int order() const { return 0; }
  bool operator==(const ClockRow&) const = default;
};
BOOST_DESCRIBE_STRUCT(ClockRow, (), (pinned, pinned_at, moved, moved_to, moved_real))

struct Setting {
  std::string name;
  feel::Value value;

  std::string_view order() const { return name; }
  bool operator==(const Setting&) const = default;
};
BOOST_DESCRIBE_STRUCT(Setting, (), (name, value))

struct Account {
  CaseId key;
  std::string login;
  std::string name;
  std::string name_en;
  std::string person_id;
  bool closed = false;

  CaseId order() const { return key; }
  bool operator==(const Account&) const = default;
};
BOOST_DESCRIBE_STRUCT(Account, (), (key, login, name, name_en, person_id, closed))

struct GrantedRole {
  using Order = std::tuple<CaseId, std::string_view, std::string_view>;

  CaseId account;
  std::string role;
  std::string unit;

  Order order() const { return {account, role, unit}; }
  bool operator==(const GrantedRole&) const = default;
};
BOOST_DESCRIBE_STRUCT(GrantedRole, (), (account, role, unit))

struct Unit {
  std::string code;
  std::string name;
  std::string name_en;
  std::string kind;
  std::string parent;
  std::string head;

  std::string_view order() const { return code; }
  bool operator==(const Unit&) const = default;
};
BOOST_DESCRIBE_STRUCT(Unit, (), (code, name, name_en, kind, parent, head))

}  // namespace engine
