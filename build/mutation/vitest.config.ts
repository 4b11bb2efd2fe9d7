import { defineConfig, mergeConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import base from '../vitest.config.ts'

const kinds = ['unit', 'vectors', 'properties', 'hostile']

/** Quick tests come first: a mutant that one of them notices never meets the slow ones. */
class QuickestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) =>
      kinds.findIndex(kind => moduleId.includes(`/tests/${kind}/`))
    return [...files].sort((a, b) => rank(a) - rank(b) || a.moduleId.localeCompare(b.moduleId))
  }
}

const config = mergeConfig(base, defineConfig({ test: { sequence: { sequencer: QuickestFirst } } }))

// Stryker copies the whole project; which tests speak about the mutants of this run comes from build/mutation/parts.mjs.
config.test.include = (process.env.ROWAN_MUTATION_TESTS ?? '').split(' ')
// a mutant that is noticed would print its failure each time
config.test.reporters = [{}]

export default config
