#include "SimdjsonPeer.h"

#if __has_include(<simdjson.h>)
#include <simdjson.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using namespace simdjson;

namespace {

// One walk over the members, in whatever order they come, as the counter under measurement walks.
void count_entry(ondemand::object entry, std::vector<std::string_view> &groups,
                 simdjson_counts &counts) {
    counts.entries += 1;
    for (auto member : entry) {
        ondemand::raw_json_string key = member.key();
        if (key.unsafe_is_equal("tietoryhma")) {
            std::string_view group = member.value();
            if (std::find(groups.begin(), groups.end(), group) == groups.end())
                groups.push_back(group);
        } else if (key.unsafe_is_equal("muutosattribuutti")) {
            std::string_view attribute = member.value();
            counts.supplements += attribute == "LISATIETO";
        } else if (key.unsafe_is_equal("turvakiellonAlaisetKentat")) {
            counts.censored += 1;
        }
    }
}

void count_answer(ondemand::document &answer, simdjson_counts &counts) {
    std::vector<std::string_view> groups;
    for (auto member : answer.get_object()) {
        ondemand::raw_json_string key = member.key();
        if (!key.unsafe_is_equal("muutokset") && !key.unsafe_is_equal("perustiedot")) continue;
        for (auto element : member.value().get_array()) {
            counts.elements += 1;
            groups.clear();
            for (auto entry : element["tietoryhmat"].get_array())
                count_entry(entry.get_object(), groups, counts);
            counts.distinct += int64_t(groups.size());
        }
    }
}

}  // namespace

size_t simdjson_padding(void) { return SIMDJSON_PADDING; }

const char *simdjson_name(void) {
    static const std::string name = "simdjson, " + get_active_implementation()->name();
    return name.c_str();
}

bool simdjson_count(const uint8_t *bytes, size_t length, simdjson_counts *counts) {
    static ondemand::parser parser;
    try {
        ondemand::document answer =
            parser.iterate(padded_string_view(bytes, length, length + SIMDJSON_PADDING));
        count_answer(answer, *counts);
        return true;
    } catch (const simdjson_error &) {
        return false;
    }
}

#else

size_t simdjson_padding(void) { return 0; }
const char *simdjson_name(void) { return nullptr; }
bool simdjson_count(const uint8_t *, size_t, simdjson_counts *) { return false; }

#endif
