/** What is said to go wrong. */
export const FAULT =
  "(?:(?:loss )?spikes?|slow-?downs?|regress(?:ions?|ed)|nans?|infs?|crash(?:es|ed|ing)?|leak(?:s|ed|ing)?|time-?outs?|diverg\\w+|deadlocks?|hangs?|stalls?|races?|race conditions?|overflows?|underflows?|\\w*errors?|\\w*exceptions?|fail(?:s|ed|ing|ures?)?|bugs?|instabilit\\w+|degradation|corrupt\\w+|off-by-one|problems?|issues?|faults?|wrong(?:ly)?|incorrect(?:ly)?|broken|oom|out-of-memory|bottlenecks?|flak\\w+|segfaults?|mismatch\\w*|drift|jitter|collapse[sd]?)";

/** What is measured or wished for. */
export const OUTCOME =
  "(?:accuracy|throughput|bandwidth|latency|memory|speed|speed-?ups?|performance|performant|performs?|quality|perplexity|loss(?! of)|scores?|gains?|gap|overhead|(?:wall|wall-clock|run|compil\\w+|compute|training|start-?up|load(?:ing)?|response|execution|build|iteration|step|inference|search|query|test)[- ]times?|runtime|restarts?|(?:error|success|hit|miss|frame|win|acceptance)[- ]rates?|utili[sz]ation|(?:cpu|gpu|disk) usage|consumption|probability|requirements|footprint|efficien\\w+|complexity|stability|reliability|robust\\w*|scalab\\w+|costs?|slow(?:er)?|fast(?:er)?|quick(?:er|ly)|worse|better|cheap(?:er)?|simpler|safer|convergen?\\w*|generali[sz]ation|space|size|compression|energy|allocations?|communication volume|(?:lines?|curves?|plots?|figures?|tables?|results?) shows?)";

export const COMPARATIVE =
  "(?:faster|slower|better|worse|cheaper|smaller|larger|bigger|higher|lower|fewer|less|more|greater|stronger|weaker|simpler|safer|shorter|longer|lighter|smoother|cleaner|easier|closer|quicker|deeper)";
