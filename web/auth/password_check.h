#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "engine/ports/credential_store.h"
#include "web/auth/basic_cache.h"
#include "web/auth/login_limits.h"
#include "web/auth/password_pool.h"
#include "web/http/problem.h"

namespace web {

// Whether a password is that of an account, under the limits, in a time that does not tell whether
// the account exists. Any thread.
class PasswordCheck {
 public:
  // Both outlive it.
  PasswordCheck(engine::CredentialStore& credentials, PasswordPool& pool, WallClock clock);

  // `done` gets nothing, or the problem: 401 for a wrong password, 429 beyond the limits. It runs
  // at once or on a thread of the pool.
  void check(const BasicCredentials& credentials, std::string_view address,
             const std::function<void(Outcome<>)>& done);

 private:
  engine::CredentialStore& credentials_;
  PasswordPool& pool_;
  LoginLimits limits_;
};

}  // namespace web
