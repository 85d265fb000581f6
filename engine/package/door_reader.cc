#include "engine/package/door_reader.h"

#include <algorithm>
#include <array>
#include <utility>

namespace engine::package {
namespace {

constexpr std::array<std::string_view, 5> kRefusalCodes = {
    "NOT_STARTABLE", "DUPLICATE", "NOT_ENTITLED", "FORM_INVALID", "ARG_INVALID"};

// Compiles the expressions of one starter or intake; each may use only the names given.
class Expressions {
 public:
  explicit Expressions(std::vector<std::string> names) : names_(std::move(names)) {}

  // Nothing after a finding, or when the member is absent.
  std::optional<feel::Expression> read(ObjectReader& reader, std::string_view key) const {
    return compile(reader, key, reader.optional_text(key));
  }

  // A finding also when the member is absent.
  std::optional<feel::Expression> need(ObjectReader& reader, std::string_view key) const {
    return compile(reader, key, reader.text(key));
  }

  std::optional<feel::Expression> compile(ObjectReader& reader, std::string_view key,
                                          std::string_view source) const {
    if (source.empty()) return std::nullopt;
    if (source.starts_with("=")) source.remove_prefix(1);
    Result<feel::Expression> compiled = feel::compile(source);
    if (!compiled) {
      reader.report("feel-error", key,
                    compiled.error().message + " (column " +
                        std::to_string(compiled.error().position.column) + ")");
      return std::nullopt;
    }
    for (const std::string& name : compiled->variables()) {
      if (std::find(names_.begin(), names_.end(), name) != names_.end()) continue;
      reader.report("unknown-name", key, "'" + name + "' is none of the names known here");
    }
    return std::move(*compiled);
  }

  Words words(ObjectReader& reader, std::string_view key) const {
    Words words;
    words.text = reader.optional_text(key);
    if (words.text.starts_with("=")) words.expression = compile(reader, key, words.text);
    return words;
  }

 private:
  std::vector<std::string> names_;
};

void read_reads(const JsonNode& node, ObjectReader& intake, const Expressions& expressions,
                Intake& result, Findings& findings) {
  for (std::size_t i = 0; i < node.keys.size(); ++i) {
    ObjectReader reader(node.items[i], intake.path_of("reads." + node.keys[i]), findings);
    std::string register_id = reader.text("register");
    std::optional<feel::Expression> key = expressions.need(reader, "key");
    reader.finish();
    if (key) result.reads.push_back({node.keys[i], std::move(register_id), std::move(*key)});
  }
}

void read_refusal(ObjectReader& reader, const Expressions& expressions, Intake& result,
                  Findings& findings) {
  std::optional<feel::Expression> when = expressions.need(reader, "when");
  std::string code = reader.text("code");
  const bool is_known =
      std::find(kRefusalCodes.begin(), kRefusalCodes.end(), code) != kRefusalCodes.end();
  if (!code.empty() && !is_known) {
    reader.report("bad-value", "code", "there is no refusal '" + code + "'");
  }
  TranslatedWords reason;
  if (const JsonNode* words = reader.object("reason")) {
    ObjectReader texts(*words, reader.path_of("reason"), findings);
    reason.zh = expressions.words(texts, "zh");
    reason.en = expressions.words(texts, "en");
    texts.finish();
  } else {
    reader.report("missing-field", "reason", "people must read why they are refused");
  }
  if (when) result.refuse.push_back({std::move(*when), std::move(code), std::move(reason)});
}

void read_record(ObjectReader& reader, const Expressions& expressions, Intake& result) {
  std::string register_id = reader.text("register");
  std::optional<feel::Expression> key = expressions.need(reader, "recordKey");
  std::optional<feel::Expression> record = expressions.need(reader, "record");
  if (!key || !record) return;
  result.records.push_back({std::move(register_id), std::move(*key), std::move(*record)});
}

void read_otherwise(const JsonNode& node, ObjectReader& intake, const Expressions& expressions,
                    Intake& result, Findings& findings) {
  ObjectReader reader(node, intake.path_of("otherwise"), findings);
  std::string process = reader.text("process");
  std::optional<feel::Expression> variables = expressions.need(reader, "variables");
  std::optional<feel::Expression> business_id = expressions.read(reader, "businessId");
  reader.finish();
  if (!variables) return;
  result.otherwise.emplace(
      Otherwise{std::move(process), std::move(*variables), std::move(business_id)});
}

template <class Read>
void for_each(ObjectReader& reader, std::string_view key, Findings& findings, const Read& read) {
  const JsonNode* list = reader.array(key);
  if (list == nullptr) return;
  for (std::size_t i = 0; i < list->items.size(); ++i) {
    ObjectReader item(list->items[i], reader.path_of(key, i), findings);
    read(item);
    item.finish();
  }
}

void read_who(ObjectReader& reader, Intake& intake) {
  const std::string who = reader.text("who");
  intake.roles = reader.texts("roles");
  if (who == "public") {
    intake.who = Sender::kPublic;
  } else if (who == "nominee") {
    intake.who = Sender::kNominee;
  } else if (who == "role") {
    intake.who = Sender::kRole;
  } else if (!who.empty()) {
    reader.report("bad-value", "who", "'" + who + "' is none of public, nominee, role");
  }
  if ((intake.who == Sender::kRole) == intake.roles.empty()) {
    reader.report("bad-value", "roles", "roles stand exactly where 'who' is 'role'");
  }
}

}  // namespace

Starter read_starter(const JsonNode& node, const std::string& path, Findings& findings) {
  ObjectReader reader(node, path, findings);
  const Expressions expressions({"form"});
  Starter starter;
  starter.id = reader.text("id");
  starter.process = reader.text("process");
  starter.form = reader.optional_text("form");
  starter.roles = reader.texts("roles");
  starter.name = reader.title("name");
  starter.category = reader.title("category");
  starter.description = reader.title("description");
  starter.variables = expressions.read(reader, "variables");
  starter.business_id = expressions.read(reader, "businessId");
  if (starter.roles.empty()) {
    reader.report("missing-field", "roles", "without a role nobody could start it");
  }
  reader.finish();
  return starter;
}

Intake read_intake(const JsonNode& node, const std::string& path, Findings& findings) {
  ObjectReader reader(node, path, findings);
  Intake intake;
  intake.id = reader.text("id");
  intake.label = reader.title("label");
  intake.message = reader.text("message");
  intake.form = reader.text("form");
  intake.extra_forms = reader.texts("extraForms");
  intake.extra_when = Expressions({"form"}).read(reader, "extraWhen");
  if (intake.extra_when && intake.extra_forms.empty()) {
    reader.report("bad-value", "extraWhen", "there are no further forms");
  }
  read_who(reader, intake);
  std::vector<std::string> names = {"correlationKey", "form",    "person",
                                    "reads",          "receipt", "source"};
  for (const std::string& form : intake.extra_forms) names.push_back(name_of_form(form));
  const Expressions expressions(std::move(names));
  intake.correlation_key = expressions.need(reader, "correlationKey");
  if (const JsonNode* reads = reader.object("reads")) {
    read_reads(*reads, reader, expressions, intake, findings);
  }
  intake.shows = expressions.read(reader, "shows");
  for_each(reader, "refuse", findings,
           [&](ObjectReader& item) { read_refusal(item, expressions, intake, findings); });
  for_each(reader, "records", findings,
           [&](ObjectReader& item) { read_record(item, expressions, intake); });
  intake.variables = expressions.read(reader, "variables");
  if (const JsonNode* otherwise = reader.object("otherwise")) {
    read_otherwise(*otherwise, reader, expressions, intake, findings);
  }
  reader.finish();
  return intake;
}

}  // namespace engine::package
