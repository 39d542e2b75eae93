package org.scorehub.mapping;

import com.schibsted.spt.data.jslt.Function;
import java.util.List;

/** Looks on while a mapping runs. What is compiled without one runs as it is written. */
interface Watch {

  /** Nobody looks on. */
  Watch NONE =
      new Watch() {
        @Override
        public String text(String file, String text) {
          return text;
        }

        @Override
        public Function function(Function bound, CallSite site, MappingResources resources) {
          return bound;
        }

        @Override
        public List<Function> functions() {
          return List.of();
        }
      };

  /** The text of a file to compile in place of the one written; lines must stay as they are. */
  String text(String file, String text);

  /** What to call in place of one call of a hub function. */
  Function function(Function bound, CallSite site, MappingResources resources);

  /** Functions that the texts call besides, asked for once all texts are known. */
  List<Function> functions();
}
