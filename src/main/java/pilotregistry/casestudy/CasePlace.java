package pilotregistry.casestudy;

import org.jspecify.annotations.Nullable;
import pilotregistry.pilot.Pilot;

/// Where a case was done: as it says itself, else as its pilot has it.
record CasePlace(
        @Nullable String province,
        @Nullable String prefecture,
        @Nullable String region,
        @Nullable String watershed) {

    static CasePlace of(CaseWording wording, @Nullable Pilot pilot) {
        var stated = new CasePlace(
                CopyDesk.stripped(wording.provinceCode()),
                CopyDesk.stripped(wording.prefectureCode()),
                CopyDesk.stripped(wording.regionCode()),
                CopyDesk.stripped(wording.watershedCode()));
        return pilot == null ? stated : stated.or(of(pilot, stated));
    }

    private static CasePlace of(Pilot pilot, CasePlace stated) {
        var target = pilot.target();
        var elsewhere = stated.province != null
                && !stated.province.equals(pilot.profile().leadProvince());
        var prefectures = pilot.profile().divisions().stream()
                .map(code -> code.substring(0, 4) + "00") // GB/T 2260: four digits of the prefecture
                .distinct()
                .toList();
        return new CasePlace(
                pilot.profile().leadProvince(),
                elsewhere || prefectures.size() != 1 ? null : prefectures.getFirst(),
                target == null ? null : target.regionCode(),
                target == null ? null : target.watershedCode());
    }

    private CasePlace or(CasePlace other) {
        return new CasePlace(
                province == null ? other.province : province,
                prefecture == null ? other.prefecture : prefecture,
                region == null ? other.region : region,
                watershed == null ? other.watershed : watershed);
    }
}
