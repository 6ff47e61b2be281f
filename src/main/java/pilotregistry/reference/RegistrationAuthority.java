package pilotregistry.reference;

import java.util.Arrays;
import java.util.Optional;
import pilotregistry.language.Label;

/// Who registers a body: the first character of its unified social credit code (GB 32100-2015, amended in 2016).
public enum RegistrationAuthority {
    ESTABLISHMENT('1', "机构编制", "institutional establishment"),
    FOREIGN_AFFAIRS('2', "外交", "foreign affairs"),
    JUSTICE('3', "司法行政", "judicial administration"),
    CULTURE('4', "文化", "culture"),
    CIVIL_AFFAIRS('5', "民政", "civil affairs"),
    TOURISM('6', "旅游", "tourism"),
    RELIGION('7', "宗教", "religious affairs"),
    TRADE_UNION('8', "工会", "trade unions"),
    MARKET('9', "工商（市场监管）", "industry and commerce (market regulation)"),
    MILITARY('A', "中央军委改革和编制办公室", "military establishment"),
    AGRICULTURE('N', "农业", "agriculture"),
    OTHER('Y', "其他", "other");

    private final char character;
    private final String zh;
    private final String en;

    RegistrationAuthority(char character, String zh, String en) {
        this.character = character;
        this.zh = zh;
        this.en = en;
    }

    public Label label() {
        return new Label(zh, en);
    }

    static Optional<RegistrationAuthority> of(char character) {
        return Arrays.stream(values())
                .filter(authority -> authority.character == character)
                .findFirst();
    }
}
