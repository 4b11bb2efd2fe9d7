import { type OpenStage, openStage } from './openStage.ts'

/** One window works on one core; more than two are in each other's way. */
const STAGES = 2

/** Opens stages that look at scenes side by side. */
export async function openStages(): Promise<OpenStage[]> {
  const stages: OpenStage[] = []
  for (let n = 0; n < STAGES; n++) stages.push(await openStage())
  return stages
}

/** Looks at everything in its order: whichever stage is free takes the next. Gives all that was found, in order. */
export async function shareOut<Item, Found>(
  stages: readonly OpenStage[],
  items: readonly Item[],
  look: (stage: OpenStage, item: Item, index: number) => Promise<Found[]>,
): Promise<Found[]> {
  const found: Found[][] = items.map(() => [])
  const rest = items.entries()
  await Promise.all(
    stages.map(async stage => {
      for (const [index, item] of rest) found[index] = await look(stage, item, index)
    }),
  )
  return found.flat()
}
