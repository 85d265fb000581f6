#include "web/auth/sessions.h"

#include <exception>

#include "web/auth/secret.h"

namespace web {

using engine::BrowserSession;
using engine::Instant;

namespace {

constexpr std::int64_t kIdleMs = 30 * kMinuteMs;
constexpr std::int64_t kAbsoluteMs = 12 * kHourMs;
constexpr std::int64_t kSaveEveryMs = kMinuteMs;
constexpr std::int64_t kPruneEveryMs = 10 * kMinuteMs;
// Of one account; the oldest goes for the next.
constexpr std::size_t kMaxOfOne = 20;

}  // namespace

Sessions::Sessions(engine::SessionStore& store, WallClock clock)
    : store_(store), clock_(std::move(clock)) {}

bool Sessions::is_over(const BrowserSession& session) const {
  const std::int64_t now = clock_().ms;
  return now - session.last_used.ms >= kIdleMs || now - session.created.ms >= kAbsoluteMs;
}

// In memory, else from the store.
BrowserSession* Sessions::find(const std::string& token_hash) {
  auto found = known_.find(token_hash);
  if (found == known_.end()) {
    std::optional<BrowserSession> stored = store_.find(token_hash);
    if (!stored) return nullptr;
    const Instant saved = stored->last_used;
    found = known_.insert({token_hash, Known{std::move(*stored), saved}}).first;
  }
  if (!is_over(found->second.session)) return &found->second.session;
  known_.erase(found);
  try {
    store_.remove(token_hash);
  } catch (const std::exception&) {
    // It stays there until it is found or pruned again.
  }
  return nullptr;
}

void Sessions::remove(const std::string& token_hash) {
  store_.remove(token_hash);
  const auto found = known_.find(token_hash);
  if (found != known_.end()) known_.erase(found);
}

// Where the store is full or broken, who is signed in goes on reading; it is tried again.
void Sessions::save(Known& known) {
  try {
    store_.put(known.session);
    known.saved = known.session.last_used;
  } catch (const std::exception&) {
  }
}

void Sessions::prune() {
  const Instant now = clock_();
  if (now.ms - pruned_.ms < kPruneEveryMs) return;
  pruned_ = now;
  std::erase_if(known_, [this](const auto& entry) { return is_over(entry.second.session); });
  // What is kept in memory is used more recently than the store knows, by a minute at most.
  store_.prune({now.ms - kIdleMs - kSaveEveryMs}, {now.ms - kAbsoluteMs});
}

OpenedSession Sessions::open(std::string_view login) {
  const std::lock_guard lock(mutex_);
  prune();
  const std::vector<BrowserSession> others = store_.of(login);
  if (others.size() >= kMaxOfOne) {
    const BrowserSession* oldest = &others.front();
    for (const BrowserSession& other : others) {
      if (other.created < oldest->created) oldest = &other;
    }
    remove(oldest->token_hash);
  }
  OpenedSession opened;
  opened.token = make_token();
  const Instant now = clock_();
  opened.session = {digest_of(opened.token), std::string(login), make_token(), now, now, now};
  store_.put(opened.session);
  known_[opened.session.token_hash] = {opened.session, now};
  return opened;
}

std::optional<BrowserSession> Sessions::use(std::string_view token) {
  const std::lock_guard lock(mutex_);
  const std::string token_hash = digest_of(token);
  if (find(token_hash) == nullptr) return std::nullopt;
  Known& known = known_.find(token_hash)->second;
  const Instant now = clock_();
  known.session.last_used = now;
  if (now.ms - known.saved.ms >= kSaveEveryMs) save(known);
  return known.session;
}

std::optional<OpenedSession> Sessions::renew(std::string_view token) {
  const std::lock_guard lock(mutex_);
  const std::string old_hash = digest_of(token);
  const BrowserSession* const old = find(old_hash);
  if (old == nullptr) return std::nullopt;
  OpenedSession renewed{make_token(), *old};
  remove(old_hash);
  const Instant now = clock_();
  renewed.session.token_hash = digest_of(renewed.token);
  renewed.session.csrf = make_token();
  renewed.session.last_used = now;
  renewed.session.verified = now;
  store_.put(renewed.session);
  known_[renewed.session.token_hash] = {renewed.session, now};
  return renewed;
}

void Sessions::close(std::string_view token) {
  const std::lock_guard lock(mutex_);
  remove(digest_of(token));
}

std::vector<BrowserSession> Sessions::of(std::string_view login) {
  const std::lock_guard lock(mutex_);
  std::vector<BrowserSession> sessions = store_.of(login);
  std::erase_if(sessions, [this](const BrowserSession& session) {
    return find(session.token_hash) == nullptr;
  });
  return sessions;
}

void Sessions::close_by_hash(std::string_view login, std::string_view token_hash) {
  const std::lock_guard lock(mutex_);
  const std::string hash(token_hash);
  const BrowserSession* const session = find(hash);
  if (session != nullptr && session->login == login) remove(hash);
}

void Sessions::close_all_of(std::string_view login) {
  const std::lock_guard lock(mutex_);
  for (const BrowserSession& session : store_.of(login)) remove(session.token_hash);
}

std::optional<BrowserSession> MemorySessionStore::find(std::string_view token_hash) {
  const auto found = sessions_.find(token_hash);
  if (found == sessions_.end()) return std::nullopt;
  return found->second;
}

std::vector<BrowserSession> MemorySessionStore::of(std::string_view login) {
  std::vector<BrowserSession> sessions;
  for (const auto& [hash, session] : sessions_) {
    if (session.login == login) sessions.push_back(session);
  }
  return sessions;
}

void MemorySessionStore::put(const BrowserSession& session) {
  sessions_[session.token_hash] = session;
}

void MemorySessionStore::remove(std::string_view token_hash) {
  const auto found = sessions_.find(token_hash);
  if (found != sessions_.end()) sessions_.erase(found);
}

void MemorySessionStore::prune(Instant unused, Instant old) {
  std::erase_if(sessions_, [&](const auto& entry) {
    return entry.second.last_used < unused || entry.second.created < old;
  });
}

}  // namespace web
