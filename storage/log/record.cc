#include "storage/log/record.h"

#include <cstring>

#include "engine/base/instant.h"
#include "storage/log/base64.h"
#include "storage/log/canonical_json.h"

namespace storage {
namespace {

using engine::ActorKind;

// Null where the text is empty.
void append_text(std::string& out, std::string_view text) {
  if (text.empty()) {
    out += "null";
  } else {
    append_json_string(out, text);
  }
}

Salt draw_salt(engine::Random& random) {
  Salt salt;
  for (std::size_t at = 0; at < salt.size(); at += sizeof(std::uint64_t)) {
    const std::uint64_t word = random.word();
    std::memcpy(salt.data() + at, &word, sizeof word);
  }
  return salt;
}

void append_process(std::string& out, const engine::ProcessVersion* process) {
  out += ",\"proc\":";
  if (process == nullptr) {
    out += "null";
    return;
  }
  out += "{\"id\":";
  append_json_string(out, process->id);
  out += ",\"sha256\":";
  append_json_string(out, process->sha256);
  out += ",\"ver\":";
  append_json_integer(out, process->version);
  out += '}';
}

void append_cause(std::string& out, std::span<const std::uint64_t> cause) {
  out += ",\"cause\":[";
  for (std::size_t i = 0; i < cause.size(); ++i) {
    if (i > 0) out += ',';
    append_json_integer(out, static_cast<std::int64_t>(cause[i]));
  }
  out += ']';
}

// The role that an actor has, where there is no choice.
std::string_view role_of(const engine::Actor& actor) {
  return actor.roles.size() == 1 ? std::string_view(actor.roles.front().role) : std::string_view{};
}

}  // namespace

std::string actor_text(const engine::Actor& actor) {
  switch (actor.kind) {
    case ActorKind::kAccount: return "u:" + to_text(actor.account);
    case ActorKind::kPerson: return "p:" + to_text(actor.account);
    case ActorKind::kPublic: return "public";
    case ActorKind::kTimer: return "system:timer";
    case ActorKind::kMessage: return "system:message";
    case ActorKind::kDemo: return "system:demo";
    case ActorKind::kOpen: return "system:open";
  }
  return "public";
}

void RecordWriter::write(const engine::RecordDraft& draft, const RecordPlace& place,
                         const engine::ModelNames& names) {
  bytes_.clear();
  disclosures_.clear();
  n_ = 0;
  bytes_ += "{\"actor\":";
  append_json_string(bytes_, actor_text(draft.actor));
  append_case(place, draft.case_key.exists());
  append_cause(bytes_, draft.cause);
  bytes_ += ",\"cmd\":";
  append_json_string(bytes_, draft.command);
  bytes_ += ",\"ev\":[";
  for (const engine::RecordedEvent& event : draft.events) {
    if (bytes_.back() != '[') bytes_ += ',';
    append_event(event, names);
  }
  bytes_ += "],\"key\":";
  append_text(bytes_, draft.idempotency_hash);
  bytes_ += ",\"log\":";
  append_json_string(bytes_, place.log);
  bytes_ += ",\"obo\":null";
  append_process(bytes_, place.process);
  bytes_ += ",\"role\":";
  append_text(bytes_, role_of(draft.actor));
  bytes_ += ",\"seq\":";
  append_json_integer(bytes_, static_cast<std::int64_t>(place.seq));
  bytes_ += ",\"ts\":\"";
  append_iso(bytes_, draft.time);
  bytes_ += "\",\"v\":1,\"via\":";
  append_text(bytes_, draft.actor.via);
  bytes_ += '}';
  for (Disclosure& disclosure : disclosures_) close_disclosure(disclosure.text);
}

void RecordWriter::append_case(const RecordPlace& place, bool belongs_to_case) {
  if (!belongs_to_case) {
    bytes_ += ",\"case\":null,\"case_prev\":null,\"case_seq\":null";
    return;
  }
  bytes_ += ",\"case\":\"c:";
  bytes_ += to_text(place.case_id);
  bytes_ += "\",\"case_prev\":";
  if (place.case_before) {
    bytes_ += '"';
    append_base64(bytes_, as_bytes(*place.case_before));
    bytes_ += '"';
  } else {
    bytes_ += "null";
  }
  bytes_ += ",\"case_seq\":";
  append_json_integer(bytes_, static_cast<std::int64_t>(place.case_seq));
}

void RecordWriter::append_event(const engine::RecordedEvent& event,
                                const engine::ModelNames& names) {
  write_event(event, names, event_);
  bytes_ += '{';
  if (event_.element_instance.exists()) {
    bytes_ += "\"ei\":\"";
    bytes_ += to_text(event_.element_instance);
    bytes_ += "\",";
  }
  if (!event_.element.empty()) {
    bytes_ += "\"el\":";
    append_json_string(bytes_, event_.element);
    bytes_ += ',';
  }
  bytes_ += "\"pub\":";
  bytes_ += event_.pub;
  bytes_ += ",\"sd\":[";
  for (const engine::PrivateItem& item : event_.items) {
    if (bytes_.back() != '[') bytes_ += ',';
    append_digest(item);
  }
  bytes_ += "],\"t\":";
  append_json_string(bytes_, event_.type);
  bytes_ += '}';
}

void RecordWriter::append_digest(const engine::PrivateItem& item) {
  form_.clear();
  append_salted_form(form_, draw_salt(random_), {item.path, item.json});
  bytes_ += '"';
  append_base64url(bytes_, as_bytes(digest_of(form_, hasher_)));
  bytes_ += '"';
  append_to_disclosure(disclosure_of(item.subject).text, n_++, form_);
}

Disclosure& RecordWriter::disclosure_of(const std::string& subject) {
  for (Disclosure& disclosure : disclosures_) {
    if (disclosure.subject == subject) return disclosure;
  }
  return disclosures_.emplace_back(Disclosure{subject, {}});
}

}  // namespace storage
