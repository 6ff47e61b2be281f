package pilotregistry.casestudy;

import java.util.Optional;
import java.util.stream.Stream;
import pilotregistry.language.Label;

/// Under which terms a case study may be used: licences that let others repeat what it tells.
public enum Licence {
    CC_BY("CC-BY-4.0", "知识共享 署名 4.0 国际", "Creative Commons Attribution 4.0 International", "by/4.0"),
    CC_BY_SA(
            "CC-BY-SA-4.0",
            "知识共享 署名—相同方式共享 4.0 国际",
            "Creative Commons Attribution Share Alike 4.0 International",
            "by-sa/4.0"),
    CC_BY_NC(
            "CC-BY-NC-4.0",
            "知识共享 署名—非商业性使用 4.0 国际",
            "Creative Commons Attribution Non Commercial 4.0 International",
            "by-nc/4.0"),
    CC_ZERO("CC0-1.0", "知识共享 放弃权利 1.0 通用", "Creative Commons Zero v1.0 Universal", "../publicdomain/zero/1.0");

    private final String spdx;
    private final String zh;
    private final String en;
    private final String path;

    Licence(String spdx, String zh, String en, String path) {
        this.spdx = spdx;
        this.zh = zh;
        this.en = en;
        this.path = path;
    }

    static Optional<Licence> ofSpdx(String id) {
        return Stream.of(values()).filter(each -> each.spdx.equals(id)).findFirst();
    }

    public String spdx() {
        return spdx;
    }

    Label label() {
        return new Label(zh, en);
    }

    String address() {
        return path.startsWith("..")
                ? "https://creativecommons.org" + path.substring(2) + "/"
                : "https://creativecommons.org/licenses/" + path + "/";
    }
}
