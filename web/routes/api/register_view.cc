#include "web/routes/api/register_view.h"

#include "web/routes/api/declared.h"
#include "web/routes/api/packages.h"
#include "web/routes/api/searching.h"

namespace web::api {
namespace {

engine::FieldClassSet classes_of(const Caller& caller, const engine::registers::Register& declared,
                                 bool is_own) {
  using engine::people::SubjectKind;
  if (caller.subject.kind == SubjectKind::kOpenAdministrator) {
    return engine::FieldClassSet::up_to(engine::FieldClass::kP3);
  }
  return engine::registers::visible_classes(declared, caller.subject.roles, is_own);
}

}  // namespace

RegisterView::RegisterView(const Reading& reading, const engine::registers::Register& declared)
    : reading_(reading),
      declared_(declared),
      by_role_(classes_of(reading.caller, declared, false)) {
  if (!reading.caller.person_id.empty()) own_ = classes_of(reading.caller, declared, true);
}

engine::FieldClassSet RegisterView::classes(const engine::feel::Value& record) const {
  engine::feel::Environment environment = environment_of(reading_);
  const auto subject = engine::registers::subject_of(declared_, record, environment);
  const bool is_own = subject && reading_.caller.is(*subject);
  return is_own ? own_ : by_role_;
}

std::optional<SeenRecord> RegisterView::seen(engine::RegisterRecord record) const {
  const engine::FieldClassSet visible = classes(record.value);
  if (visible.empty()) return std::nullopt;
  return SeenRecord{std::move(record), visible};
}

std::vector<SeenRecord> RegisterView::records() const {
  std::vector<SeenRecord> records;
  if (!is_open()) return records;
  engine::Search search = search_for({equals("registerId", declared_.id)});
  search.sort = {{"recordKey", false}};
  for (engine::RegisterRecord& record : reading_.queries.records(search).rows) {
    if (auto shown = seen(std::move(record))) records.push_back(*std::move(shown));
  }
  return records;
}

std::optional<SeenRecord> RegisterView::record(std::string_view key) const {
  auto found = only(reading_.queries.records(
      search_for({equals("registerId", declared_.id), equals("recordKey", std::string(key))})));
  if (!found) return std::nullopt;
  return seen(*std::move(found));
}

const engine::registers::Register* find_register(const engine::Snapshot& snapshot,
                                                 std::string_view id) {
  for (const engine::package::Package* package : packages_in(snapshot)) {
    if (const auto* declared = package->find_register(id)) return declared;
  }
  return nullptr;
}

}  // namespace web::api
