#include "storage/sql/rebuild.h"

#include <utility>

namespace storage {
namespace {

// More are written and forgotten.
constexpr std::size_t kLoadedCases = 4'096;

}  // namespace

Rebuilder::Rebuilder(Connection& into, TakeModel take_model)
    : reader_(into), rows_(into), flow_nodes_(into), take_model_(std::move(take_model)) {}

engine::Result<engine::CaseKey> Rebuilder::take(const LoggedRecord& record,
                                                const DisclosedValues& values, const Hash& leaf) {
  engine::CaseKey case_key = load(record.case_id);
  state_.begin(changes_);
  engine::EventApplier applier(state_, changes_, record.time);
  const auto read = read_events(record, values, names_, [&](const engine::Event& event) {
    apply(applier, case_key, record, event);
  });
  if (!read) return read.error();
  if (case_key.exists()) applier.advance_case(case_key, leaf);
  write(case_key, record.seq);
  return case_key;
}

engine::CaseKey Rebuilder::load(const engine::CaseId& id) {
  const auto known = keys_.find(id);
  if (known == keys_.end()) return {};
  if (state_.find_case(known->second) == nullptr) {
    reader_.load_case(state_, known->second, false);
    loaded_.push_back(known->second);
  }
  return known->second;
}

void Rebuilder::apply(engine::EventApplier& applier, engine::CaseKey& case_key,
                      const LoggedRecord& record, const engine::Event& event) {
  const auto* begun = std::get_if<engine::ProcessInstanceActivated>(&event);
  if (begun != nullptr && !case_key.exists() && record.case_id.exists()) {
    case_key = begun->root;
    keys_[record.case_id] = case_key;
    loaded_.push_back(case_key);
  }
  const auto lookup = engine::lookup_of(event);
  if (lookup && !state_.knows(*lookup)) reader_.look_up(state_, *lookup);
  applier.apply(case_key, event);
  const auto* deployed = std::get_if<engine::ProcessDeployed>(&event);
  if (deployed != nullptr) flow_nodes_.put(deployed->key, take_model_(state_, *deployed));
}

void Rebuilder::write(engine::CaseKey case_key, std::uint64_t seq) {
  rows_.write(changes_, [&](engine::CaseKey key) {
    return key == case_key ? std::optional(seq) : std::nullopt;
  });
  state_.settle(changes_);
  state_.forget_beside();
  state_.renew_indexes();
  if (loaded_.size() < kLoadedCases) return;
  for (const engine::CaseKey key : loaded_) state_.unload_case(key);
  loaded_.clear();
}

}  // namespace storage
