#include "web/auth/basic_cache.h"

#include "web/auth/secret.h"

namespace web {

namespace {

constexpr std::int64_t kKeptMs = 5 * kMinuteMs;
constexpr std::size_t kMaxEntries = 10'000;

}  // namespace

BasicCache::BasicCache(WallClock clock) : clock_(std::move(clock)), secret_(make_token()) {}

std::string BasicCache::key_of(const BasicCredentials& credentials) const {
  return keyed_digest(secret_, credentials.login + '\0' + credentials.password);
}

bool BasicCache::knows(const BasicCredentials& credentials) {
  const std::string key = key_of(credentials);
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(key);
  if (found == entries_.end()) return false;
  if (clock_() < found->second.until) return true;
  entries_.erase(found);
  return false;
}

void BasicCache::remember(const BasicCredentials& credentials) {
  const std::string key = key_of(credentials);
  const std::lock_guard lock(mutex_);
  const engine::Instant now = clock_();
  if (entries_.size() >= kMaxEntries) {
    std::erase_if(entries_, [&](const auto& entry) { return entry.second.until <= now; });
  }
  if (entries_.size() >= kMaxEntries) entries_.erase(entries_.begin());
  entries_[key] = {credentials.login, {now.ms + kKeptMs}};
}

void BasicCache::forget(std::string_view login) {
  const std::lock_guard lock(mutex_);
  std::erase_if(entries_, [&](const auto& entry) { return entry.second.login == login; });
}

}  // namespace web
