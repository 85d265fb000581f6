#include "web/auth/password_check.h"

#include <utility>

#include "web/auth/password.h"

namespace web {

namespace {

Problem wrong() {
  return {Status::kUnauthorized, "BAD_CREDENTIALS", "name or password is wrong", {}};
}

Problem too_often() {
  return {Status::kTooManyRequests,
          "TOO_MANY_ATTEMPTS",
          "too many attempts, try again later",
          {},
          static_cast<int>(LoginLimits::kWindowMs / 1000)};
}

}  // namespace

PasswordCheck::PasswordCheck(engine::CredentialStore& credentials, PasswordPool& pool,
                             WallClock clock)
    : credentials_(credentials), pool_(pool), limits_(std::move(clock)) {}

void PasswordCheck::check(const BasicCredentials& credentials, std::string_view address,
                          const std::function<void(Outcome<>)>& done) {
  if (!limits_.begin(credentials.login, address)) return done(too_often());
  const std::optional<std::string> hash = credentials_.password_hash(credentials.login);
  const bool exists = hash.has_value();
  const bool is_queued = pool_.verify(
      exists ? *hash : nobodys_hash(), credentials.password,
      [this, exists, login = credentials.login, address = std::string(address), done](bool right) {
        if (!exists || !right) return done(wrong());
        limits_.succeed(login, address);
        done(Outcome<>());
      });
  if (is_queued) return;
  limits_.withdraw(credentials.login, address);
  done(too_many_requests("too many people are signing in at once"));
}

}  // namespace web
