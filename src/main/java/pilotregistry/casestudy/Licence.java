package pilotregistry.casestudy;

import java.util.List;
import java.util.Optional;
import pilotregistry.language.Label;

/// Under which terms a case study may be used: one of those that let others repeat what it tells.
///
/// @param spdx its SPDX id
/// @param url where its text is
record Licence(String spdx, Label name, String url) {

    static final String USUAL = "CC-BY-4.0";

    private static final List<Licence> ALL = List.of(
            new Licence(
                    USUAL,
                    new Label("知识共享 署名 4.0 国际", "Creative Commons Attribution 4.0 International"),
                    "https://creativecommons.org/licenses/by/4.0/"),
            new Licence(
                    "CC-BY-SA-4.0",
                    new Label("知识共享 署名—相同方式共享 4.0 国际", "Creative Commons Attribution-ShareAlike 4.0 International"),
                    "https://creativecommons.org/licenses/by-sa/4.0/"),
            new Licence(
                    "CC-BY-NC-4.0",
                    new Label("知识共享 署名—非商业性使用 4.0 国际", "Creative Commons Attribution-NonCommercial 4.0 International"),
                    "https://creativecommons.org/licenses/by-nc/4.0/"),
            new Licence(
                    "CC0-1.0",
                    new Label("知识共享 放弃权利 1.0 通用", "Creative Commons Zero 1.0 Universal"),
                    "https://creativecommons.org/publicdomain/zero/1.0/"));

    static Optional<Licence> find(String spdx) {
        return ALL.stream().filter(each -> each.spdx.equals(spdx)).findFirst();
    }
}
