package vn.hamrong.shared.fhir;

import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings.IdStrategyEnum;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings.StoreMetaSourceInformationEnum;
import ca.uhn.fhir.jpa.model.entity.StorageSettings.TagStorageModeEnum;
import java.time.Duration;
import java.util.Set;

/** How the record is stored, and how much of it one request may move. */
final class StorageLimits {
    /** Most resources on one page of a search. */
    static final int PAGE = 200;

    /** Most entries of one Bundle from outside. */
    static final int BUNDLE_ENTRIES = 500;

    /** Most entries of one batch: each is a call. */
    static final int BATCH_ENTRIES = 100;

    /** From so many bytes on the answer to a batch takes no more. */
    static final int BATCH_ANSWER = 16 << 20;

    /** Longest body from outside, in bytes. */
    static final long BODY = 16L << 20;

    /** How long the pages of a search can be turned. */
    private static final Duration PAGES_KEPT = Duration.ofMinutes(10);

    private StorageLimits() {}

    static JpaStorageSettings settings() {
        JpaStorageSettings settings = new JpaStorageSettings();
        identity(settings);
        searches(settings);
        settings.setAllowMultipleDelete(false);
        settings.setAllowExternalReferences(false);
        settings.setAllowInlineMatchUrlReferences(false);
        settings.setTagStorageMode(TagStorageModeEnum.INLINE);
        settings.setBundleTypesAllowedForStorage(Set.of());
        settings.setPreExpandValueSets(false);
        settings.setEnableTaskPreExpandValueSets(false);
        settings.setEnableTaskBulkExportJobExecution(false);
        settings.setEnableTaskBulkImportJobExecution(false);
        return settings;
    }

    /** Ids are random: a counter would tell how much others write, and whether an id exists. */
    private static void identity(JpaStorageSettings settings) {
        settings.setResourceServerIdStrategy(IdStrategyEnum.UUID);
        settings.setStoreMetaSourceInformation(StoreMetaSourceInformationEnum.SOURCE_URI);
    }

    /** Each search runs for its caller: results are never reused for another. */
    private static void searches(JpaStorageSettings settings) {
        settings.setReuseCachedSearchResultsForMillis(null);
        settings.setExpireSearchResultsAfterMillis(PAGES_KEPT.toMillis());
        settings.setDefaultSearchParamsCanBeOverridden(true);
        // Codes are asked by code: their words would be a third more index rows of every result.
        settings.setSuppressStringIndexingInTokens(true);
        settings.setMarkResourcesForReindexingUponSearchParameterChange(false);
        settings.setFilterParameterEnabled(false);
        settings.setMaximumIncludesToLoadPerPage(PAGE);
    }
}
