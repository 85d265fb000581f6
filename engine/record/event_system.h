#pragma once

#include <boost/describe/class.hpp>
#include <string>

#include "engine/base/instant.h"
#include "engine/feel/value.h"
#include "engine/record/key.h"
#include "engine/record/private.h"

namespace engine {

// Engine time stands still at `at`.
struct ClockPinned {
  Instant at;
};
BOOST_DESCRIBE_STRUCT(ClockPinned, (), (at))

// Engine time runs again: as the machine's, or of a demo from where it was moved to.
struct ClockReset {};
BOOST_DESCRIBE_STRUCT(ClockReset, (), ())

// The time of a demo was moved forward to `to`; `real` is the machine's time then, so that
// engine time is `to` plus what has passed since.
struct ClockMoved {
  Instant to;
  Instant real;
};
BOOST_DESCRIBE_STRUCT(ClockMoved, (), (to, real))

// A setting of the installation, as `zone` or `unit`.
struct SettingChanged {
  std::string name;
  Private<feel::Value> value;
};
BOOST_DESCRIBE_STRUCT(SettingChanged, (), (name, value))

// The random name by which an account stands in the log.
struct AccountOpened {
  CaseId account;
  Private<std::string> login;
  Private<std::string> name;
  Private<std::string> name_en;
  // Of a nominee the person that the account is of.
  Private<std::string> person_id;
};
BOOST_DESCRIBE_STRUCT(AccountOpened, (), (account, login, name, name_en, person_id))

// An account can be used no more; what it did stays.
struct AccountClosed {
  CaseId account;
};
BOOST_DESCRIBE_STRUCT(AccountClosed, (), (account))

struct RoleGranted {
  CaseId account;
  std::string role;
  std::string unit;
};
BOOST_DESCRIBE_STRUCT(RoleGranted, (), (account, role, unit))

struct RoleRevoked {
  CaseId account;
  std::string role;
  std::string unit;
};
BOOST_DESCRIBE_STRUCT(RoleRevoked, (), (account, role, unit))

// A unit as it stands from now on; without `parent` it is a root.
struct UnitWritten {
  std::string code;
  std::string name;
  std::string name_en;
  std::string kind;
  std::string parent;
  Private<std::string> head;
};
BOOST_DESCRIBE_STRUCT(UnitWritten, (), (code, name, name_en, kind, parent, head))

struct LoggedIn {
  CaseId account;
  std::string method;
};
BOOST_DESCRIBE_STRUCT(LoggedIn, (), (account, method))

struct LoggedOut {
  CaseId account;
};
BOOST_DESCRIBE_STRUCT(LoggedOut, (), (account))

// Somebody gave a wrong password; the zero account if there is none of that login.
struct LoginFailed {
  CaseId account;
  Private<std::string> login;
};
BOOST_DESCRIBE_STRUCT(LoginFailed, (), (account, login))

}  // namespace engine
