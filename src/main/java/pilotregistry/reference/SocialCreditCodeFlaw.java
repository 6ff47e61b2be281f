package pilotregistry.reference;

import pilotregistry.language.Label;

/// What makes a text no unified social credit code.
public enum SocialCreditCodeFlaw {
    NOT_18_CHARACTERS("须为 18 位。", "It must have 18 characters."),
    FOREIGN_CHARACTER("只能用数字和大写字母，且不用 I、O、S、V、Z。", "Only digits and capital letters other than I, O, S, V and Z."),
    NO_SUCH_AUTHORITY("第 1 位不是登记管理部门代码。", "The first character stands for no registration authority."),
    NO_DIVISION_CODE("第 3 至 8 位须为行政区划代码（数字）。", "Characters 3 to 8 must be the digits of a division code."),
    WRONG_CHECK_CHARACTER(
            "第 18 位校验码不符，请核对是否抄错。", "The check character (the 18th) does not fit; look for a slip of the pen.");

    private final String zh;
    private final String en;

    SocialCreditCodeFlaw(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public Label text() {
        return new Label(zh, en);
    }
}
