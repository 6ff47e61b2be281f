package pilotregistry.historic;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import pilotregistry.batch.BatchId;
import pilotregistry.pilot.AssessmentResult;
import pilotregistry.sheet.Wording;

/// How people write what a table states of pilots: 第二批, 通过.
final class PilotWording {

    private static final String DIGITS = "零一二三四五六七八九";
    private static final Pattern BATCH = Pattern.compile("(?:第|batch_?)?(\\d{1,4}|[一二三四五六七八九十]{1,3})批?次?");
    private static final Pattern TENS = Pattern.compile("([二三四五六七八九]?)十([一二三四五六七八九]?)");

    private PilotWording() {}

    static Optional<BatchId> batch(String text) {
        var match = BATCH.matcher(Wording.key(text).toLowerCase(Locale.ROOT));
        return match.matches() ? number(match.group(1)).map(BatchId::of) : Optional.empty();
    }

    private static Optional<Integer> number(String text) {
        if (Character.isDigit(text.charAt(0))) {
            return Optional.of(Integer.valueOf(text));
        }
        if (text.length() == 1 && !text.equals("十")) {
            return Optional.of(DIGITS.indexOf(text));
        }
        var tens = TENS.matcher(text);
        return tens.matches() ? Optional.of(10 * digit(tens.group(1), 1) + digit(tens.group(2), 0)) : Optional.empty();
    }

    private static int digit(String text, int absent) {
        return text.isEmpty() ? absent : DIGITS.indexOf(text);
    }

    static Optional<AssessmentResult> outcome(String text) {
        return Optional.ofNullable(
                switch (Wording.key(text)) {
                    case "PASSED", "通过", "通过评估", "合格" -> AssessmentResult.PASSED;
                    case "NOTPASSED", "FAILED", "未通过", "未通过评估", "不通过", "不合格" -> AssessmentResult.NOT_PASSED;
                    case "UNKNOWN", "不详", "未知" -> AssessmentResult.UNKNOWN;
                    default -> null;
                });
    }
}
