#pragma once

#include <optional>
#include <span>
#include <string>
#include <utility>

#include "engine/record/codec_traits.h"

// Reads the parts of events. For event_json.cc alone.
namespace engine::codec {

class Reader {
 public:
  Reader(std::span<const std::optional<std::string>> items, const ModelNames& names)
      : items_(items), names_(names) {}

  ProcessDefinitionKey definition;
  std::string_view element;

  // Each is false when the text is not what it should be.
  bool read(const feel::Value& from, std::string& to);
  bool read(const feel::Value& from, bool& to);
  bool read(const feel::Value& from, std::uint32_t& to) { return read_number(from, to); }
  bool read(const feel::Value& from, std::int32_t& to) { return read_number(from, to); }
  bool read(const feel::Value& from, std::uint64_t& to) { return read_number(from, to); }
  bool read(const feel::Value& from, Instant& to);
  bool read(const feel::Value& from, ErrorCode& to);
  bool read(const feel::Value& from, CaseId& to);
  bool read(const feel::Value& from, ElementIndex& to);
  bool read(const feel::Value& from, FlowIndex& to);
  template <class Tag>
  bool read(const feel::Value& from, Key<Tag>& to) {
    return read_key(from, to.value);
  }
  template <class T>
  requires std::is_enum_v<T>
  bool read(const feel::Value& from, T& to);
  template <class T>
  bool read(const feel::Value& from, Private<T>& to);
  template <Listed T>
  bool read(const feel::Value& from, T& to);
  template <Described T>
  bool read(const feel::Value& from, T& to);

  bool all_taken() const { return taken_ == items_.size(); }

 private:
  template <class T>
  bool read_number(const feel::Value& from, T& to) {
    const std::optional<std::int64_t> number = from.as_integer();
    if (!number || !std::in_range<T>(*number)) return false;
    to = static_cast<T>(*number);
    return true;
  }
  static bool read_key(const feel::Value& from, std::uint64_t& to);
  // The next digested value; the text `erased` when it is gone.
  bool take(feel::Value& to);
  bool read_private(const feel::Value& from, feel::Value& to);

  std::span<const std::optional<std::string>> items_;
  const ModelNames& names_;
  std::size_t taken_ = 0;
};

}  // namespace engine::codec
