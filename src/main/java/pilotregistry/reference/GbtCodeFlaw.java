package pilotregistry.reference;

import pilotregistry.language.Label;

/// What makes a text no code of GB/T 4754.
public enum GbtCodeFlaw {
    NOT_TWO_TO_FOUR_DIGITS(
            "须为 2 位（大类）、3 位（中类）或 4 位（小类）数字，前面可加门类字母。",
            "It must be 2 digits (division), 3 (group) or 4 (class), with or without the letter of the section."),
    NO_SUCH_DIVISION("前两位须为 01 至 97 的大类。", "The first two digits must be a division, 01 to 97."),
    OTHER_SECTION("门类字母与大类不符。", "The letter is not that of the section which the division is in.");

    private final String zh;
    private final String en;

    GbtCodeFlaw(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public Label text() {
        return new Label(zh, en);
    }
}
