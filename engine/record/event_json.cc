#include "engine/record/event_json.h"

#include <array>
#include <charconv>

#include "engine/record/event_codec.h"

namespace engine {
namespace codec {

void Writer::write(Instant value) {
  out_.pub += '"';
  append_iso(out_.pub, value);
  out_.pub += '"';
}

void Writer::write(ErrorCode value) {
  write(std::string(name_of(value)));
}
void Writer::write(const CaseId& value) {
  write(to_text(value));
}
void Writer::write(ElementIndex value) {
  write(names_.element_id(definition, value));
}
void Writer::write(FlowIndex value) {
  write(names_.flow_id(definition, value));
}

void Writer::enter(std::string_view name) {
  if (!path_.empty()) path_ += '/';
  path_ += name;
}

void Writer::keep(std::string json, const feel::Value* person, std::string_view path) {
  const feel::Value& subject = person != nullptr ? *person : subject_;
  out_.items.push_back({std::string(path), std::move(json),
                        subject.is_string() ? std::string(subject.as_string()) : std::string()});
}

namespace {

// The person that a value names; nullptr if it names none.
const feel::Value* person_of(const feel::Value& value) {
  const feel::Value* person = value.find("personId");
  return person != nullptr && person->is_string() ? person : nullptr;
}

bool is_list_of_persons(const feel::Value& value) {
  if (!value.is_list() || value.items().empty()) return false;
  return std::all_of(value.items().begin(), value.items().end(),
                     [](const feel::Value& item) { return person_of(item) != nullptr; });
}

}  // namespace

void Writer::keep_value(const feel::Value& value) {
  if (!is_list_of_persons(value)) {
    out_.pub += "true";
    keep(feel::to_json(value), person_of(value), path_);
    return;
  }
  out_.pub += std::to_string(value.items().size());
  std::size_t place = 0;
  for (const feel::Value& item : value.items()) {
    keep(feel::to_json(item), person_of(item), path_ + '/' + std::to_string(place++));
  }
}

bool Reader::read(const feel::Value& from, std::string& to) {
  if (!from.is_string()) return false;
  to = from.as_string();
  return true;
}

bool Reader::read(const feel::Value& from, bool& to) {
  if (!from.is_boolean()) return false;
  to = from.as_boolean();
  return true;
}

bool Reader::read(const feel::Value& from, Instant& to) {
  if (!from.is_string()) return false;
  const Result<Instant> instant = parse_instant(from.as_string());
  if (!instant) return false;
  to = *instant;
  return true;
}

bool Reader::read(const feel::Value& from, ErrorCode& to) {
  if (!from.is_string()) return false;
  for (int code = 0; code <= static_cast<int>(ErrorCode::kUnsupported); ++code) {
    to = static_cast<ErrorCode>(code);
    if (from.as_string() == name_of(to)) return true;
  }
  return false;
}

bool Reader::read(const feel::Value& from, CaseId& to) {
  if (!from.is_string()) return false;
  to = parse_case_id(from.as_string());
  return to.exists();
}

bool Reader::read(const feel::Value& from, ElementIndex& to) {
  if (!from.is_string()) return false;
  to = names_.element_index(definition, from.as_string());
  return to.exists();
}

bool Reader::read(const feel::Value& from, FlowIndex& to) {
  if (!from.is_string()) return false;
  to = names_.flow_index(definition, from.as_string());
  return to.exists();
}

bool Reader::read_key(const feel::Value& from, std::uint64_t& to) {
  if (!from.is_string()) return false;
  const std::string_view text = from.as_string();
  const auto end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, to);
  return read.ec == std::errc() && read.ptr == end;
}

bool Reader::take(feel::Value& to) {
  if (taken_ == items_.size()) return false;
  const std::optional<std::string>& item = items_[taken_++];
  if (!item) {
    to = feel::Value::string(kErased);
    return true;
  }
  Result<feel::Value> value = feel::parse_json(*item);
  if (!value) return false;
  to = *std::move(value);
  return true;
}

bool Reader::read_private(const feel::Value& from, feel::Value& to) {
  if (from.is_true()) return take(to);
  const std::optional<std::int64_t> count = from.as_integer();
  if (!count || *count < 1 || static_cast<std::uint64_t>(*count) > items_.size()) return false;
  std::vector<feel::Value> items(static_cast<std::size_t>(*count));
  for (feel::Value& item : items) {
    if (!take(item)) return false;
  }
  to = feel::Value::list(std::move(items));
  return true;
}

}  // namespace codec

namespace {

template <class T>
constexpr std::string_view type_name() {
  constexpr std::string_view kFunction = __PRETTY_FUNCTION__;
  constexpr std::size_t kStart = kFunction.find("T = engine::") + 12;
  return kFunction.substr(kStart, kFunction.find_first_of(";]", kStart) - kStart);
}

template <class... Each>
constexpr std::array<std::string_view, sizeof...(Each)> names_of(const std::variant<Each...>*) {
  return {type_name<Each>()...};
}

constexpr auto kEventNames = names_of(static_cast<const Event*>(nullptr));
static_assert(kEventNames[0] == "ProcessInstanceActivated");

// The element instance that an event is about: its own first key of that kind.
template <class T>
ElementInstanceKey element_instance_of(const T& event) {
  if constexpr (requires { ElementInstanceKey{event.element_instance}; }) {
    return event.element_instance;
  } else if constexpr (requires { event.task; }) {
    return element_of(event.task);
  } else if constexpr (requires { ElementInstanceKey{event.owner}; }) {
    return event.owner;
  } else if constexpr (std::is_base_of_v<ElementVisit, T> || std::is_same_v<T, ElementCompleting> ||
                       std::is_same_v<T, ElementCompleted> ||
                       std::is_same_v<T, ElementTerminated>) {
    return event.key;
  } else {
    return {};
  }
}

template <class T>
bool read_as(std::string_view element, const feel::Value& pub, codec::Reader& reader, Event& to) {
  T event{};
  if (!reader.read(pub, event)) return false;
  if constexpr (requires { ElementIndex{event.element}; }) {
    if (!reader.read(feel::Value::string(element), event.element)) return false;
  }
  to = std::move(event);
  return reader.all_taken();
}

}  // namespace

std::string_view name_of(const Event& event) {
  return kEventNames[event.index()];
}

void write_event(const RecordedEvent& event, const ModelNames& names, EventJson& out) {
  out.type = name_of(event.event);
  out.element.clear();
  out.pub.clear();
  out.items.clear();
  codec::Writer writer(out, names, event.subject);
  std::visit(
      [&](const auto& each) {
        out.element_instance = element_instance_of(each);
        writer.write(each);
        if constexpr (requires { ElementIndex{each.element}; }) {
          out.element = names.element_id(writer.definition, each.element);
        }
      },
      event.event);
}

Result<Event> read_event(std::string_view type, std::string_view element, const feel::Value& pub,
                         std::span<const std::optional<std::string>> items,
                         const ModelNames& names) {
  Event event;
  bool known = false;
  bool good = false;
  codec::Reader reader(items, names);
  boost::mp11::mp_for_each<boost::mp11::mp_iota_c<std::variant_size_v<Event>>>([&](auto index) {
    if (known || kEventNames[index] != type) return;
    known = true;
    good = read_as<std::variant_alternative_t<index, Event>>(element, pub, reader, event);
  });
  if (good) return event;
  return Failure{ErrorCode::kInvalidValue,
                 known ? "an event of type '" + std::string(type) + "' does not have this form"
                       : "no event is called '" + std::string(type) + "'"};
}

}  // namespace engine
