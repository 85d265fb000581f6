#include "engine/package/read_package.h"

#include <algorithm>
#include <ostream>
#include <set>
#include <utility>

#include "engine/package/door_reader.h"
#include "engine/package/model_check.h"

namespace engine::package {
namespace {

// "2021-08-06T09:00+08:00": seconds may be left out.
Result<Instant> parse_begins(std::string text) {
  constexpr std::size_t kMinutesEnd = 16;
  if (text.size() > kMinutesEnd && text[kMinutesEnd] != ':') text.insert(kMinutesEnd, ":00");
  return parse_instant(text);
}

class Reader {
 public:
  Reader(const FileSource& files, std::string_view system, PackageReading& reading)
      : files_(files),
        folder_("examples/" + std::string(system) + "/"),
        path_(folder_ + "package.json"),
        models_(reading.findings),
        found_(reading.findings) {}

  std::shared_ptr<const Package> read() {
    const std::optional<std::string_view> bytes = file(path_, "");
    if (!bytes) return nullptr;
    const Result<JsonNode> root = parse_json_node(*bytes);
    if (!root) {
      report("not-json", "", root.error().position.line, root.error().message);
      return nullptr;
    }
    read_members(*root);
    read_models();
    check_references();
    for (Finding& finding : own_) found_.push_back({path_, std::move(finding)});
    if (has_error(found_)) return nullptr;
    return std::make_shared<const Package>(std::move(package_));
  }

 private:
  void report(std::string_view rule, std::string element, int line, std::string message) {
    found_.push_back({path_, Finding{Severity::kError, std::string(rule), std::move(element),
                                     Position{line, 0}, std::move(message)}});
  }

  std::optional<std::string_view> file(const std::string& path, const std::string& element) {
    const std::optional<std::string_view> bytes = files_.find(path);
    if (!bytes) report("missing-file", element, 0, "there is no file " + path);
    return bytes;
  }

  void take(const std::string& path, const Findings& findings) {
    for (const Finding& finding : findings) found_.push_back({path, finding});
  }

  void read_members(const JsonNode& root) {
    ObjectReader reader(root, "", own_);
    package_.id = reader.text("id");
    package_.name = reader.title("name");
    package_.title = reader.title("title");
    const Result<Instant> begins = parse_begins(reader.text("begins"));
    if (begins) {
      package_.begins = *begins;
    } else {
      reader.report("bad-value", "begins", begins.error().message);
    }
    read_calendar_file(reader.text("calendar"));
    read_people_file(reader.text("people"));
    name_models(reader.texts("models"), folder_);
    name_models(reader.texts("library"), "workflows/");
    read_parts(reader);
    reader.finish();
  }

  void read_calendar_file(const std::string& name) {
    if (name.empty()) return;
    const std::optional<std::string_view> bytes = file(folder_ + name, "calendar");
    if (!bytes) return;
    CalendarReading reading = read_calendar(*bytes);
    take(folder_ + name, reading.findings);
    package_.calendar = std::move(reading.calendar);
  }

  void read_people_file(const std::string& name) {
    if (name.empty()) return;
    const std::optional<std::string_view> bytes = file(folder_ + name, "people");
    if (!bytes) return;
    people::PeopleReading reading = people::read_people(*bytes);
    take(folder_ + name, reading.findings);
    package_.people = std::move(reading.people);
  }

  void name_models(const std::vector<std::string>& names, const std::string& folder) {
    for (const std::string& name : names) package_.models.push_back({folder + name, name});
  }

  template <class Read>
  void each(ObjectReader& reader, std::string_view key, const Read& read) {
    const JsonNode* list = reader.array(key);
    if (list == nullptr) return;
    for (std::size_t i = 0; i < list->items.size(); ++i) {
      read(list->items[i], reader.path_of(key, i));
    }
  }

  void read_parts(ObjectReader& reader) {
    each(reader, "starters", [this](const JsonNode& node, const std::string& path) {
      package_.starters.push_back(read_starter(node, path, own_));
      note_id("starter", package_.starters.back().id, path, node.line);
    });
    each(reader, "intakes", [this](const JsonNode& node, const std::string& path) {
      package_.intakes.push_back(read_intake(node, path, own_));
      note_id("intake", package_.intakes.back().id, path, node.line);
    });
    each(reader, "registers", [this](const JsonNode& node, const std::string& path) {
      package_.registers.push_back(registers::read_register(node, path, own_));
      note_id("register", package_.registers.back().id, path, node.line);
    });
    each(reader, "lists", [this](const JsonNode& node, const std::string& path) {
      package_.lists.push_back(read_list(node, path));
      note_id("list", package_.lists.back().id, path, node.line);
    });
    each(reader, "notices", [this](const JsonNode& node, const std::string& path) {
      ObjectReader notice(node, path, own_);
      package_.notices.push_back(
          {notice.text("template"), notice.title("title"), notice.title("text")});
      notice.finish();
      note_id("notice", package_.notices.back().template_id, path, node.line);
    });
  }

  CodeList read_list(const JsonNode& node, const std::string& path) {
    ObjectReader reader(node, path, own_);
    CodeList list{reader.text("id"), reader.title("title"), {}};
    each(reader, "items", [&](const JsonNode& item, const std::string& item_path) {
      ObjectReader code(item, item_path, own_);
      list.items.push_back({code.text("code"), code.title("text")});
      code.finish();
    });
    reader.finish();
    return list;
  }

  void note_id(const std::string& kind, const std::string& id, const std::string& path, int line) {
    if (ids_.insert(kind + " " + id).second) return;
    report("duplicate-id", path, line, "the " + kind + " '" + id + "' stands twice");
  }

  void read_models() {
    for (const ModelFile& model : package_.models) {
      const std::optional<std::string_view> bytes = file(model.path, model.name);
      if (bytes) models_.read(model, *bytes);
    }
    models_.check_bindings();
  }

  void need(bool is_there, const std::string& element, const std::string& what,
            const std::string& name) {
    if (is_there || name.empty()) return;
    report("unknown-reference", element, 0, "there is no " + what + " '" + name + "'");
  }

  void need_roles(const std::vector<std::string>& roles, const std::string& element) {
    if (package_.people == nullptr) return;
    for (const std::string& role : roles) {
      need(package_.people->find_role(role) != nullptr, element, "role", role);
    }
  }

  void check_references() {
    for (const Starter& starter : package_.starters) {
      const std::string element = "starters." + starter.id;
      need(models_.has_process(starter.process), element, "process", starter.process);
      need(models_.has_form(starter.form), element, "form", starter.form);
      need_roles(starter.roles, element);
    }
    for (const Intake& intake : package_.intakes) check_intake(intake);
    for (registers::Register& declared : package_.registers) check_register(declared);
    for (const Notice& notice : package_.notices) {
      check_lists_in(notice.text.zh, "notices." + notice.template_id);
      check_lists_in(notice.text.en, "notices." + notice.template_id);
    }
  }

  // `{{name|list}}` says codes in the words of a list.
  void check_lists_in(std::string_view text, const std::string& element) {
    for (std::size_t at = text.find("{{"); at != text.npos; at = text.find("{{", at + 2)) {
      const std::string_view wanted = text.substr(at + 2, text.find("}}", at) - at - 2);
      const std::size_t stroke = wanted.find('|');
      if (stroke == wanted.npos) continue;
      const std::string list(wanted.substr(stroke + 1));
      need(package_.find_list(list) != nullptr, element, "list", list);
    }
  }

  void check_intake(const Intake& intake) {
    const std::string element = "intakes." + intake.id;
    need(models_.has_form(intake.form), element, "form", intake.form);
    for (const std::string& form : intake.extra_forms) {
      need(models_.has_form(form), element, "form", form);
    }
    need_roles(intake.roles, element);
    if (intake.otherwise) {
      need(models_.has_process(intake.otherwise->process), element, "process",
           intake.otherwise->process);
    }
    for (const IntakeRead& read : intake.reads) {
      need(package_.find_register(read.register_id) != nullptr, element, "register",
           read.register_id);
    }
    for (const IntakeRecord& record : intake.records) {
      need(package_.find_register(record.register_id) != nullptr, element, "register",
           record.register_id);
    }
  }

  // Gives each field the codes of its list.
  void check_register(registers::Register& declared) {
    const std::string element = "registers." + declared.id;
    for (const registers::RegisterView& view : declared.views) need_roles(view.roles, element);
    for (registers::RegisterField& field : declared.fields) {
      if (field.list.empty()) continue;
      const CodeList* list = package_.find_list(field.list);
      need(list != nullptr, element + "." + field.name, "list", field.list);
      if (list == nullptr) continue;
      for (const CodeList::Item& item : list->items) field.codes.push_back(item.code);
    }
  }

  const FileSource& files_;
  std::string folder_;
  std::string path_;
  ModelCheck models_;
  std::vector<FileFinding>& found_;
  Findings own_;
  Package package_;
  std::set<std::string> ids_;
};

}  // namespace

std::optional<std::string_view> MapFileSource::find(std::string_view path) const {
  const auto found = files_.find(path);
  if (found == files_.end()) return std::nullopt;
  return found->second;
}

std::ostream& operator<<(std::ostream& out, const FileFinding& finding) {
  return out << finding.file << ": " << finding.finding;
}

bool has_error(const std::vector<FileFinding>& findings) {
  return std::any_of(findings.begin(), findings.end(), [](const FileFinding& one) {
    return one.finding.severity == Severity::kError;
  });
}

PackageReading read_package(const FileSource& files, std::string_view system) {
  PackageReading reading;
  reading.package = Reader(files, system, reading).read();
  return reading;
}

}  // namespace engine::package
