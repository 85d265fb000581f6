#include "storage/log/tree.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace storage {
namespace {

bool is_subtree(const LeafRange& range) {
  if (range.start >= range.end || range.end > range.size) return false;
  const std::uint64_t length = range.end - range.start;
  if (length > std::uint64_t{1} << 63) return range.start == 0;
  return range.start % std::bit_ceil(length) == 0;
}

// Where the subtree, its right edge and the right edge of the tree stand on one level.
struct Level {
  std::uint64_t start;
  std::uint64_t end;
  std::uint64_t last;

  void up() {
    start >>= 1;
    end >>= 1;
    last >>= 1;
  }
};

// The lowest level at which a node of the proof meets the subtree.
Level first_level(const LeafRange& range) {
  Level level{range.start, range.end - 1, range.size - 1};
  const bool reaches_end = level.end == level.last;
  while (level.start != level.end && (reaches_end || (level.end & 1) != 0)) level.up();
  return level;
}

Hash root_of(std::span<const Hash> leaves, Hasher& hasher) {
  Frontier frontier;
  for (const Hash& leaf : leaves) frontier.append(leaf, hasher);
  return frontier.root(hasher);
}

}  // namespace

void Frontier::append(const Hash& leaf, Hasher& hasher) {
  Hash merged = leaf;
  for (std::uint64_t bits = size_; (bits & 1) != 0; bits >>= 1) {
    merged = hasher.node(roots_.back(), merged);
    roots_.pop_back();
  }
  roots_.push_back(merged);
  ++size_;
}

Hash Frontier::root(Hasher& hasher) const {
  if (roots_.empty()) return hasher.hash({});
  Hash root = roots_.back();
  for (auto left = roots_.rbegin() + 1; left != roots_.rend(); ++left) {
    root = hasher.node(*left, root);
  }
  return root;
}

std::string Frontier::bytes() const {
  std::string bytes;
  bytes.reserve(roots_.size() * kHashBytes);
  for (const Hash& root : roots_) bytes += as_bytes(root);
  return bytes;
}

std::optional<Frontier> Frontier::from(std::uint64_t size, std::string_view bytes) {
  const auto count = static_cast<std::size_t>(std::popcount(size));
  if (bytes.size() != count * kHashBytes) return std::nullopt;
  Frontier frontier;
  frontier.size_ = size;
  frontier.roots_.resize(count);
  if (count > 0) std::memcpy(frontier.roots_.data(), bytes.data(), bytes.size());
  return frontier;
}

bool verify_inclusion(LeafPlace place, const Hash& leaf, std::span<const Hash> proof,
                      const Hash& root, Hasher& hasher) {
  if (place.index >= place.size) return false;
  std::uint64_t at = place.index;
  std::uint64_t last = place.size - 1;
  Hash hash = leaf;
  for (const Hash& step : proof) {
    if (last == 0) return false;
    if ((at & 1) != 0 || at == last) {
      hash = hasher.node(step, hash);
      while ((at & 1) == 0 && at != 0) {
        at >>= 1;
        last >>= 1;
      }
    } else {
      hash = hasher.node(hash, step);
    }
    at >>= 1;
    last >>= 1;
  }
  return last == 0 && hash == root;
}

bool verify_consistency(TreeSizes sizes, const Hash& earlier, const Hash& later,
                        std::span<const Hash> proof, Hasher& hasher) {
  if (sizes.earlier == 0) return false;
  return verify_subtree_consistency({0, sizes.earlier, sizes.later}, earlier, later, proof, hasher);
}

bool verify_subtree_consistency(LeafRange range, const Hash& subtree, const Hash& root,
                                std::span<const Hash> proof, Hasher& hasher) {
  if (range.start == range.end && range.end <= range.size) {
    return proof.empty() && subtree == hasher.hash({});
  }
  if (!is_subtree(range)) return false;
  Level level = first_level(range);
  Hash old_hash = subtree;
  if (level.start != level.end) {
    if (proof.empty()) return false;
    old_hash = proof.front();
    proof = proof.subspan(1);
  }
  Hash new_hash = old_hash;
  for (const Hash& step : proof) {
    if (level.last == 0) return false;
    if ((level.end & 1) != 0 || level.end == level.last) {
      if (level.start < level.end) old_hash = hasher.node(step, old_hash);
      new_hash = hasher.node(step, new_hash);
      while ((level.end & 1) == 0 && level.end != 0) level.up();
    } else {
      new_hash = hasher.node(new_hash, step);
    }
    level.up();
  }
  return level.last == 0 && old_hash == subtree && new_hash == root;
}

bool verify_subtree_inclusion(LeafRange range, std::uint64_t index, const Hash& leaf,
                              std::span<const Hash> proof, const Hash& subtree, Hasher& hasher) {
  if (!is_subtree(range) || index < range.start) return false;
  return verify_inclusion({index - range.start, range.end - range.start}, leaf, proof, subtree,
                          hasher);
}

std::vector<Hash> inclusion_proof(std::span<const Hash> leaves, std::uint64_t index,
                                  Hasher& hasher) {
  std::vector<Hash> proof;
  while (leaves.size() > 1) {
    const std::size_t half = std::bit_ceil(leaves.size()) / 2;
    const bool left = index < half;
    proof.push_back(root_of(left ? leaves.subspan(half) : leaves.first(half), hasher));
    leaves = left ? leaves.first(half) : leaves.subspan(half);
    if (!left) index -= half;
  }
  std::reverse(proof.begin(), proof.end());
  return proof;
}

}  // namespace storage
