#include "web/routes/public/objection_form.h"

#include <algorithm>
#include <utility>

#include "engine/form/validate.h"
#include "web/routes/api/declared.h"
#include "web/routes/api/packages.h"

namespace web::posting {
namespace {

using engine::feel::Value;
using engine::form::Field;
using engine::form::FieldType;

struct Choice {
  std::string value;
  api::Words label;
};

bool is_plain(const Field& field) {
  switch (field.type) {
    case FieldType::kText:
    case FieldType::kTextArea:
    case FieldType::kSelect:
    case FieldType::kRadio:
    case FieldType::kCheckbox:
    case FieldType::kDate: return !field.key.empty();
    case FieldType::kNumber:
    case FieldType::kChecklist:
    case FieldType::kTime:
    case FieldType::kDateTime:
    case FieldType::kList:
    case FieldType::kGroup:
    case FieldType::kExpression:
    case FieldType::kPerson:
    case FieldType::kOrg: return false;
  }
  return false;
}

// Writes the fields of one form.
class FormPart {
 public:
  FormPart(const Visit& visit, const Refused* refused, Value around)
      : visit_(visit), words_(visit.words), refused_(refused), around_(std::move(around)) {}

  Html field(const Field& field) const;
  Html errors(const engine::form::Form& form) const;

 private:
  Html input(const Field& field) const;
  Html select(const Field& field) const;
  Html radio(const Field& field) const;
  Html question(const Field& field) const;
  Html described(const Field& field) const;
  std::vector<Choice> choices(const Field& field) const;
  std::string typed(const std::string& key) const;
  // Of the field, or, with an empty key, of the whole.
  std::vector<const FieldError*> errors_of(std::string_view key) const;
  std::string text(const FieldError& error) const {
    return words_.is_english() || error.message_zh.empty() ? error.message : error.message_zh;
  }

  const Visit& visit_;
  const PageWords& words_;
  const Refused* refused_;
  Value around_;
};

std::string FormPart::typed(const std::string& key) const {
  if (refused_ == nullptr) return {};
  const auto found = refused_->typed.find(key);
  return found == refused_->typed.end() ? std::string() : found->second;
}

std::vector<const FieldError*> FormPart::errors_of(std::string_view key) const {
  std::vector<const FieldError*> found;
  if (refused_ == nullptr) return found;
  for (const FieldError& error : refused_->errors) {
    if (error.field == key) found.push_back(&error);
  }
  return found;
}

std::vector<Choice> FormPart::choices(const Field& field) const {
  std::vector<Choice> choices;
  for (const engine::form::Option& option : field.options) {
    if (!option.value.is_string()) continue;
    choices.push_back({std::string(option.value.as_string()), api::words_of(option.label)});
  }
  engine::feel::Environment environment = api::environment_of(visit_.reading);
  const Value offered =
      engine::form::offered_options(field, engine::feel::ContextScope(around_), environment);
  if (!offered.is_list()) return choices;
  for (const Value& item : offered.items()) {
    const std::string value =
        item.is_string() ? std::string(item.as_string()) : text_at(item, "value");
    if (value.empty()) continue;
    const std::string label = text_at(item, "label");
    choices.push_back({value, api::words(label.empty() ? value : label)});
  }
  return choices;
}

// The label with what one must know before, and what was wrong.
Html FormPart::question(const Field& field) const {
  Html html;
  html << words_.of(api::words_of(field.label));
  if (!field.constraints.required && !field.check) {
    html << " <span class=\"hint\">" << words_.say("optional") << "</span>";
  }
  return html;
}

Html FormPart::described(const Field& field) const {
  const std::string hint = words_.of(api::words_of(field.description));
  Html html;
  html << "<div id=\"about-" << field.key << "\">";
  if (!hint.empty()) html << "<p class=\"hint\">" << hint << "</p>";
  if (field.hidden.condition) {
    html << "<p class=\"hint\">" << words_.say("conditional") << "</p>";
  }
  for (const FieldError* error : errors_of(field.key)) {
    html << "<p class=\"error\">" << text(*error) << "</p>";
  }
  html << "</div>";
  return html;
}

Html FormPart::input(const Field& field) const {
  Html attributes;
  attributes << " class=\"input\" id=\"field-" << field.key << "\" name=\"" << field.key
             << "\" aria-describedby=\"about-" << field.key << "\"";
  if (!errors_of(field.key).empty()) attributes << " aria-invalid=\"true\"";
  if (field.constraints.max_length) {
    attributes << " maxlength=\"" << *field.constraints.max_length << "\"";
  }
  Html html;
  if (field.type == FieldType::kTextArea) {
    html << "<textarea" << attributes << ">\n" << typed(field.key) << "</textarea>";
    return html;
  }
  html << "<input" << attributes;
  if (field.type == FieldType::kDate) html << " type=\"date\"";
  // What browsers know of whoever fills it in.
  if (field.key == "phone") html << " type=\"tel\" autocomplete=\"tel\"";
  if (field.key == "reporter") html << " autocomplete=\"name\"";
  html << " value=\"" << typed(field.key) << "\">";
  return html;
}

// The only thing that can be chosen is chosen already.
Html FormPart::select(const Field& field) const {
  const std::vector<Choice> offered = choices(field);
  const std::string chosen =
      refused_ == nullptr && offered.size() == 1 ? offered.front().value : typed(field.key);
  Html html;
  html << "<select class=\"input\" id=\"field-" << field.key << "\" name=\"" << field.key
       << "\" aria-describedby=\"about-" << field.key << "\"";
  if (!errors_of(field.key).empty()) html << " aria-invalid=\"true\"";
  html << "><option value=\"\">" << words_.say("choose") << "</option>";
  for (const Choice& choice : offered) {
    html << "<option value=\"" << choice.value << "\"";
    if (choice.value == chosen) html << " selected";
    html << ">" << words_.of(choice.label) << "</option>";
  }
  html << "</select>";
  return html;
}

Html FormPart::radio(const Field& field) const {
  Html html;
  bool is_first = true;
  for (const Choice& choice : choices(field)) {
    html << "<label class=\"choice\"><input type=\"radio\" name=\"" << field.key << "\" value=\""
         << choice.value << "\"";
    if (std::exchange(is_first, false)) html << " id=\"field-" << field.key << "\"";
    if (choice.value == typed(field.key)) html << " checked";
    html << "><span>" << words_.of(choice.label) << "</span></label>\n";
  }
  return html;
}

// Whether a group of choices, a box to tick or a field under its label.
Html FormPart::field(const Field& field) const {
  const bool is_group = field.type == FieldType::kRadio;
  const bool is_wrong = !errors_of(field.key).empty();
  Html html;
  if (is_group) {
    html << "<fieldset class=\"field";
    if (is_wrong) html << " wrong";
    return html << "\" aria-describedby=\"about-" << field.key << "\"><legend>" << question(field)
                << "</legend>" << described(field) << radio(field) << "</fieldset>\n";
  }
  html << "<div class=\"field";
  if (is_wrong) html << " wrong";
  if (field.type == FieldType::kCheckbox) {
    html << "\"><label class=\"choice\"><input type=\"checkbox\" id=\"field-" << field.key
         << "\" name=\"" << field.key << "\" value=\"true\"";
    if (!typed(field.key).empty()) html << " checked";
    html << "><span>" << question(field) << "</span></label>" << described(field);
  } else {
    html << "\"><label for=\"field-" << field.key << "\">" << question(field) << "</label>"
         << described(field) << (field.type == FieldType::kSelect ? select(field) : input(field));
  }
  return html << "</div>\n";
}

// All that is wrong in one place, each with the way to its field.
Html FormPart::errors(const engine::form::Form& form) const {
  Html html;
  if (refused_ == nullptr || refused_->errors.empty()) return html;
  const auto number = static_cast<std::int64_t>(refused_->errors.size());
  html << "<div class=\"errors\" role=\"alert\" id=\"errors\"><h2>"
       << words_.count("errors", number) << "</h2><ul>\n";
  for (const FieldError& error : refused_->errors) {
    const Field* field = engine::form::find_field(form, error.field);
    html << "<li>";
    if (field == nullptr) {
      html << text(error);
    } else {
      html << "<a href=\"#field-" << field->key << "\">" << words_.of(api::words_of(field->label))
           << "</a> " << text(error);
    }
    html << "</li>\n";
  }
  html << "</ul></div>\n";
  return html;
}

}  // namespace

std::optional<ObjectionDoor> objection_door(const api::Reading& reading) {
  for (const engine::package::Package* package : api::packages_in(*reading.snapshot)) {
    for (const engine::package::Intake& intake : package->intakes) {
      if (intake.who != engine::package::Sender::kPublic) continue;
      if (api::register_of_key(intake) != kNotices) continue;
      const engine::FormVersion* version = reading.snapshot->newest_form(intake.form);
      const engine::form::Form* form =
          version == nullptr ? nullptr : reading.snapshot->catalog.form(version->key);
      if (form == nullptr || !std::all_of(form->fields.begin(), form->fields.end(), is_plain)) {
        continue;
      }
      return ObjectionDoor{{package, &intake}, form};
    }
  }
  return std::nullopt;
}

Value values_of(const engine::form::Form& form, const FormFields& typed) {
  std::vector<engine::feel::Entry> entries;
  for (const auto& [name, text] : typed) {
    if (name == kTrap || name == kOnce) continue;
    const Field* field = engine::form::find_field(form, name);
    if (field != nullptr && field->type == FieldType::kCheckbox) {
      entries.push_back({name, Value::boolean(!text.empty())});
    } else {
      entries.push_back({name, text.empty() ? Value() : Value::string(text)});
    }
  }
  return Value::context(std::move(entries));
}

Html objection_form(const Visit& visit, const ObjectionDoor& door, const Notice& notice,
                    const Refused* refused) {
  const FormPart part(visit, refused,
                      api::shown_to_form(visit.reading, *door.found.intake, notice.id));
  Html html;
  html << part.errors(*door.form) << "<form method=\"post\" action=\""
       << visit.link(path_of_notice(notice.id)) << "\">\n<input type=\"hidden\" name=\"" << kOnce
       << "\" value=\"" << make_nonce() << "\">\n";
  for (const Field& field : door.form->fields) html << part.field(field);
  html << "<div class=\"hidden\" aria-hidden=\"true\"><label for=\"" << kTrap << "\">"
       << visit.words.say("trap") << "</label><input id=\"" << kTrap << "\" name=\"" << kTrap
       << "\" tabindex=\"-1\" autocomplete=\"off\">"
          "</div>\n<p class=\"field\"><button class=\"button\">"
       << visit.words.say("submit") << "</button></p>\n<p class=\"hint\">"
       << visit.words.say("keepNumber") << "</p>\n</form>\n";
  return html;
}

}  // namespace web::posting
