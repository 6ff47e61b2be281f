package pilotregistry.search;

import java.util.Locale;

/// Where in a case study something stands, and how much that counts.
enum Zone {
    TITLE(6),
    FACTS(6),
    SUMMARY(3),
    BODY(2);

    private final float weight;

    Zone(float weight) {
        this.weight = weight;
    }

    float weight() {
        return weight;
    }

    String words() {
        return name().toLowerCase(Locale.ROOT) + ".words";
    }

    String concepts() {
        return name().toLowerCase(Locale.ROOT) + ".concepts";
    }
}
