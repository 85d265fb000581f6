#pragma once

#include <string>
#include <string_view>

#include "web/http/problem.h"

namespace web {

// argon2id with 64 MiB and three passes: 87 ms of one core, in the form that carries its salt.
std::string hash_password(std::string_view password);
// As long as `hash_password`, whatever the outcome.
bool verify_password(const std::string& hash, std::string_view password);

// The hash of a password that nobody has: checked for accounts that do not exist, so that they are
// not told from those that do by the time it takes.
const std::string& nobodys_hash();

// A new password has 12 characters at least, is none that everybody tries, and does not repeat the
// account's name.
Outcome<> check_new_password(std::string_view password, std::string_view login);

}  // namespace web
