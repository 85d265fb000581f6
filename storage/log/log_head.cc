#include "storage/log/log_head.h"

#include "engine/record/key.h"
#include "engine/state/model_names.h"

namespace storage {
namespace {

RecordPlace place_of(const LogHead& head, engine::CaseKey case_key, const engine::State& state) {
  RecordPlace place;
  place.log = head.origin;
  place.seq = head.size();
  const engine::Case* of = case_key.exists() ? state.find_case(case_key) : nullptr;
  if (of == nullptr) return place;
  const engine::CaseRow& row = *of->row.find(case_key);
  place.case_id = row.id;
  place.case_seq = row.case_seq + 1;
  if (row.case_seq > 0) place.case_before = row.head;
  if (const engine::ProcessInstance* root = of->instances.find(case_key)) {
    place.process = state.processes.find(root->definition);
  }
  return place;
}

}  // namespace

std::string draw_origin(engine::Random& random) {
  return "assent/" + to_text(engine::CaseId{random.word(), random.word()});
}

engine::RecordReceipt append_record(LogHead& head, RecordWriter& writer,
                                    const engine::RecordDraft& draft, const engine::State& state) {
  const engine::CatalogNames names(state.catalog);
  const RecordPlace place = place_of(head, draft.case_key, state);
  writer.write(draft, place, names);
  const Hash leaf = writer.leaf();
  head.frontier.append(leaf, writer.hasher());
  head.last_time = draft.time;
  return {place.seq, leaf};
}

}  // namespace storage
