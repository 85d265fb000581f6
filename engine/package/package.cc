#include "engine/package/package.h"

#include <algorithm>

namespace engine::package {
namespace {

template <class Element, class Member>
const Element* find_in(const std::vector<Element>& elements, Member member,
                       std::string_view wanted) {
  const auto found = std::find_if(elements.begin(), elements.end(), [&](const Element& element) {
    return element.*member == wanted;
  });
  return found == elements.end() ? nullptr : &*found;
}

}  // namespace

const IntakeRead* Intake::main_read() const {
  const auto found = std::find_if(reads.begin(), reads.end(), [](const IntakeRead& read) {
    return read.key.source() == "correlationKey";
  });
  return found == reads.end() ? nullptr : &*found;
}

const Starter* Package::find_starter(std::string_view wanted) const {
  return find_in(starters, &Starter::id, wanted);
}

const Intake* Package::find_intake(std::string_view wanted) const {
  return find_in(intakes, &Intake::id, wanted);
}

const registers::Register* Package::find_register(std::string_view wanted) const {
  return find_in(registers, &registers::Register::id, wanted);
}

const CodeList* Package::find_list(std::string_view wanted) const {
  return find_in(lists, &CodeList::id, wanted);
}

const Notice* Package::find_notice(std::string_view wanted) const {
  return find_in(notices, &Notice::template_id, wanted);
}

std::string name_of_form(std::string_view form_id) {
  if (form_id.starts_with("F-")) form_id.remove_prefix(2);
  std::string name(form_id);
  for (char& c : name) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return name;
}

}  // namespace engine::package
