package pilotregistry.access;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// How near the day is by which something is due: reminders at 60, 30 and 7 days.
enum TaskUrgency {
    OVERDUE,
    WITHIN_7_DAYS,
    WITHIN_30_DAYS,
    WITHIN_60_DAYS,
    LATER;

    static TaskUrgency of(LocalDate due, LocalDate today) {
        var days = ChronoUnit.DAYS.between(today, due);
        if (days < 0) {
            return OVERDUE;
        }
        return days <= 7 ? WITHIN_7_DAYS : days <= 30 ? WITHIN_30_DAYS : days <= 60 ? WITHIN_60_DAYS : LATER;
    }
}
